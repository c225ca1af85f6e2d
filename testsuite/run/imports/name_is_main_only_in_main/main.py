import helper

print(__name__, helper.run(), helper.__name__)
if __name__ == "__main__":
    print("main guard ran")
