x = 1 + \ 2
#        ^ error[E0001]: unexpected character after line continuation character
