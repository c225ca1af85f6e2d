# stage: mir
# CHECK: {{f}}n @__main__.spell.1.v1
# CHECK-NOT: call_entry get_iter
# CHECK: call_entry str_char_at(
# CHECK-NOT: call_entry iter_next
# CHECK: str_iterator(
def spell(text):
    total = 0
    for character in text:
        total = total * 31 + ord(character)
    return total


print(spell("abc"))
