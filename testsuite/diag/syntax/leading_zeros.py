year = 0042
#      ^^ error[E0001]: leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers
