print("left starts")
from right import right_value

left_value = 1
