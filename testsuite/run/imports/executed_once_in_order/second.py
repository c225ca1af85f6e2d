print("second starts")
import first

first.order.append("second")
value = 5
print("second ends")
