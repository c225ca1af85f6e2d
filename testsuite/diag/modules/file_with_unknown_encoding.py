# -*- coding: klingon -*-
#             ^^^^^^^ error[E0003]: encoding 'klingon' is not supported
#             help: save the file as UTF-8 and remove the declaration
print("hi")
