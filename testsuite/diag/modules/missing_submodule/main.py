import pkg.there
import pkg.absent
#      ^^^^^^^^^^ error[E0200]: No module named 'pkg.absent'
from pkg.there.deeper import x
#    ^^^^^^^^^^^^^^^^ error[E0202]: No module named 'pkg.there.deeper'; 'pkg.there' is not a package
from pkg.absent import y
#    ^^^^^^^^^^ error[E0200]: No module named 'pkg.absent'
