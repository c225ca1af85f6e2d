data = b"café"
#      ^^^^^^^ error[E0001]: bytes can only contain ASCII literal characters
