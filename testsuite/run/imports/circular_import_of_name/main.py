try:
    import left
except ImportError as e:
    print(type(e).__name__, str(e).split(" (")[0])
print("main goes on")
