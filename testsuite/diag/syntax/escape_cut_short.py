a = "\x1"
#   ^^^^^ error[E0001]: (unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \xXX escape
