def run():
    return __name__


if __name__ == "__main__":
    print("must not run")
else:
    print("helper imported")
