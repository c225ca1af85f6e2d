d = {"a": }
#       ^ error[E0001]: expression expected after dictionary key and ':'
e = {"a": 1, "b"}
#            ^^^ error[E0001]: ':' expected after dictionary key
