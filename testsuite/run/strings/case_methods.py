for s in ("hello World", "ÀÉÎ straße", "ǆ ﬁ", "123abc", "", "it's o'clock", "ALL CAPS", "ΑΣ ς"):
    print([s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold()])
for s in ("abc", "ABC", "Abc Def", "abc1", "1", "", " ", "aB", "É", "é", "Title Case 1x"):
    print(repr(s), s.isupper(), s.islower(), s.istitle(), s.isalpha(), s.isalnum(), s.isdigit(), s.isspace(), s.isidentifier(), s.isdecimal(), s.isnumeric(), s.isascii(), s.isprintable())
