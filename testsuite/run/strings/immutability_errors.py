s = "abc"
for attempt in ("item", "delete", "attribute", "call"):
    try:
        if attempt == "item":
            s[0] = "x"
        elif attempt == "delete":
            del s[0]
        elif attempt == "attribute":
            s.flag = 1
        else:
            s()
    except (TypeError, AttributeError) as e:
        print(attempt, type(e).__name__, e)
print(s, s.upper(), s)
s.append("d")
