print "hello"
#^^^^^^^^^^^^^ error[E0001]: Missing parentheses in call to 'print'. Did you mean print(...)?
