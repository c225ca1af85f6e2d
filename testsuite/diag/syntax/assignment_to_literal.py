1 = x
#^ error[E0001]: cannot assign to literal here. Maybe you meant '==' instead of '='?
"a" = x
#^^^ error[E0001]: cannot assign to literal here. Maybe you meant '==' instead of '='?
None = x
#^^^^ error[E0001]: cannot assign to None
