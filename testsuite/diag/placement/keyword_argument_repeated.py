print("a", end="", sep="", end="")
#                          ^^^^^^ error[E0016]: keyword argument repeated: end
