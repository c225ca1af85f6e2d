try:
    raise ValueError("bad value")
except ValueError as e:
    e.add_note("while reading line 3")
    e.add_note("of config.txt\nsecond line of the note")
    raise
