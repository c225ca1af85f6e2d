# args: 42
import sys


def main(argv):
    if not argv:
        return "usage: give a status"
    return int(argv[0])


sys.exit(main(sys.argv[1:]))
