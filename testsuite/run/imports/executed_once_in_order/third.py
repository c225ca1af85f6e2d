if True:
    import first as f

for name in ("x", "y"):
    f.order.append(name)
done = len(f.order)
