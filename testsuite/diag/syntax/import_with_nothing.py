import sys
from sys import
#              ^ error[E0001]: Expected one or more names after 'import'
