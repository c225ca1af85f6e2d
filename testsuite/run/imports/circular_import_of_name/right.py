print("right starts")
from left import left_value

right_value = 2
