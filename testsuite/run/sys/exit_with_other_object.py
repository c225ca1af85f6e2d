import sys

print("printing to stderr next")
sys.exit(["a", "list", 3])
