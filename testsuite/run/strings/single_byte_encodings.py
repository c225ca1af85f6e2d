# Encodings of one byte per character: their whole tables, both ways, and their errors.
names = "cp1006 cp1125 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp437 cp720 cp737 cp775 cp850 cp852 cp855 cp856 cp857 cp858 cp860 cp861 cp862 cp863 cp865 cp866 cp869 cp874 hp_roman8 iso8859_10 iso8859_11 iso8859_13 iso8859_14 iso8859_15 iso8859_16 iso8859_2 iso8859_3 iso8859_4 iso8859_5 iso8859_6 iso8859_7 iso8859_8 iso8859_9 koi8_r koi8_t koi8_u kz1048 mac_arabic mac_croatian mac_cyrillic mac_farsi mac_greek mac_iceland mac_latin2 mac_roman mac_romanian mac_turkish palmos ptcp154 tis_620 windows-1252 ISO-8859-5 latin2 cyrillic".split()
for name in names:
    text = bytes(range(256)).decode(name, "replace")
    print(name, ascii(text[128:]), text.encode(name, "replace"), text.encode(name, "ignore").decode(name) == text.replace("\ufffd", ""))
def show(f):
    try:
        print(ascii(f()))
    except (UnicodeError, LookupError) as error:
        print(type(error).__name__, ascii(str(error)))
show(lambda: b"a\x81\x8d".decode("cp1252"))
show(lambda: b"a\x81\x8d".decode("cp1252", "backslashreplace"))
show(lambda: b"a\x81\x8d".decode("cp1252", "surrogateescape"))
show(lambda: "a\u0416\u0416b".encode("cp1252"))
show(lambda: "a\u0416\u0416b".encode("cp1252", "xmlcharrefreplace"))
show(lambda: "a\udc81b".encode("cp1252", "surrogateescape"))
show(lambda: "a\ud800b".encode("cp1252", "surrogatepass"))
show(lambda: "a\ufffeb".encode("cp1252"))
show(lambda: str(b"\x80", "windows-1252"))
show(lambda: bytes("\u20ac", "CP1252"))
show(lambda: b"x".decode("cp1253x"))
