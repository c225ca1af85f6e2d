print("shop package")
NAME = "corner shop"
from . import prices
