# stage: mir
# CHECK: {{f}}n @__main__.tell.1.v1
# CHECK-NOT: load_method
# CHECK: call_entry str_strip_of(
# CHECK-NOT: load_method
# CHECK: call_entry str_lower(
# CHECK-NOT: load_method
# CHECK: call_entry str_startswith(
# CHECK-NOT: call_entry truth(
# CHECK: call_entry dict_get_or(
def tell(text, counts):
    word = text.strip(".").lower()
    if word.startswith("a"):
        return counts.get(word, 0)
    return 0


print(tell("A.", {"a": 1}))
