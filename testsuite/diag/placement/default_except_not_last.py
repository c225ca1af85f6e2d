try:
    x = 1
except:
#^^^^^^^ error[E0013]: default 'except:' must be last
    x = 2
except ValueError:
    x = 3
