for s in ("plain", "it's", 'say "x"', "both ' and \"", "tab\t nl\n cr\r back\\", "\0\x01\x1f\x7f\x80\xa0\xad", "é日😀", "\ud800", "\u200b\u2028\ufeff", "\x1b[0m", "\N{SNOWMAN}", "a\
b", r"raw\n", "\101\7", ""):
    print(repr(s), ascii(s), len(s))
print(["a\n", 'b"'], ("c'",), {"k\t": "\\"}, [repr("x")])
print("""triple "quoted"
two lines""", '''it's''', "con" "cat" 'ed', "%" "d" % 5)
