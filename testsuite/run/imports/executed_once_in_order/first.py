print("first starts")
order = ["first"]
import second

order.append("first after second")
print("first ends")
