name, n, x = "Ada", 42, 3.14159
print(f"{name} {n} {x} {name!r} {name!s} {name!a} {'é'!a} {n + 1} {n * 2 if n else 0} {name.upper()} {name[0]} {[i for i in range(3)]} { {'a': 1}['a'] } {(lambda: 5)()}")
print(f"{n=} {n + 1 = } {name=!s} {x=:.2f} {name = !r:>8} {n=:05}", f"{'a' 'b'}", f"{n}" "plain" f"{x}", f"", f"{{}} {{{n}}} {{{{", f"{n!r:>6}|")
print(f"{name:>10}|{name:<10}|{name:^10}|{name:*^9}|{name:.2}|{name:5.1}|{n:#x}|{n:08b}|{n:+,}|{x:10.3f}|{x:e}|{x:%}")
width, precision, fill = 10, 2, "*"
print(f"{x:{width}.{precision}f}|{name:{fill}^{width}}|{n:{'>'}{6}}|{n:{width}}|{x:.{precision + 1}}")
print(f"nested {f'{n} {f"{x:.1f}"}'} {"quotes " + f"{name}"} {'\n'.join(['a', 'b'])!r} {f'{'deep'}'}")
print(f"""triple {name}
line two {n:>5}""", f'{n,}', f"{1, 2}", f"{n if n > 5 else 'small'}", rf"\d{n}\n", f"\t{n}\x41\N{DIGIT ONE}")
print(f"{None} {True} {[1, 'a']} {(1,)} {1e10} {10**20} {object.__name__} {...}", f"{n:d}{n:c}{n:o}", f"{print('side effect')}", f"{(y := 5)} {y}")
print(f"{'multi' +
   'line'}", f"{n  # a comment
   }", f'{"it's"}')
