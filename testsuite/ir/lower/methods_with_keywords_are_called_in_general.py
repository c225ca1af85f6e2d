# stage: mir
# CHECK: {{f}}n @__main__.tell.1.v1
# CHECK: load_method(
# CHECK-NOT: call_entry str_split
def tell(text):
    return text.split(sep=",")


print(tell("a,b"))
