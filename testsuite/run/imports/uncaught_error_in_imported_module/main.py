print("importing")
import broken

print("never", broken)
