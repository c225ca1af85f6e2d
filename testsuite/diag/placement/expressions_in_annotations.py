def f(a: (yield), b: int = 1) -> (c := int):
#         ^^^^^ error[E0019]: yield expression cannot be used within an annotation
#                                 ^^^^^^^^ error[E0019]: named expression cannot be used within an annotation
    d: (yield from b) = 1
#       ^^^^^^^^^^^^ error[E0019]: yield expression cannot be used within an annotation
    return d


e: (await f) = 2
#   ^^^^^^^ error[E0019]: await expression cannot be used within an annotation
