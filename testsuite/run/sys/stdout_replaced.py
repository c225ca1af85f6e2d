import sys


class Capture:
    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text += text
        return len(text)

    def flush(self):
        pass


real = sys.stdout
sys.stdout = capture = Capture()
print("captured", 1)
print("more", end="")
sys.stdout = real
print(repr(capture.text))
sys.stdout.write("back\n")
