a = b = 1
a, b += 1
#^^^^^^^^^ error[E0001]: 'tuple' is an illegal expression for augmented assignment
