import sys

print("to stdout")
sys.exit("fatal: no input given")
