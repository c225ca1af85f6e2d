print("main starts")
import first
import second
import first
from second import value
import third

print("main", value, first.order is second.first.order, first.order, third.done)
