if True:
        x = 1
	y = 2
#^^^^^^ error[E0002]: inconsistent use of tabs and spaces in indentation
