# stage: pir
# CHECK: [[SYS:v\d+]] = import_native "sys"
# CHECK-NEXT: store_global "s" [[SYS]]
# CHECK-NEXT: [[MATH:v\d+]] = import_native "math"
# CHECK-NEXT: [[PI:v\d+]] = import_from "pi" [[MATH]]
# CHECK-NEXT: store_global "pi" [[PI]]
import sys as s
from math import pi
