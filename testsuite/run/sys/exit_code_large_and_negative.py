import sys

try:
    sys.exit(300)
except SystemExit as e:
    print(e.code)
try:
    sys.exit(-1)
except SystemExit as e:
    print(e.code)
sys.exit(-1)
