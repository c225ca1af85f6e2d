# stage: pir
# CHECK: [[BODY:v\d+]] = make_function func1
# CHECK: [[BASES:v\d+]] = build_tuple
# CHECK: [[KEYWORDS:v\d+]] = build_dict
# CHECK: [[C:v\d+]] = build_class class0 [[BODY]], [[BASES]], [[KEYWORDS]]
# CHECK-NEXT: store_global "C" [[C]]
# CHECK: function func1 "C" qualname "C" module0 class_body()
# CHECK-NEXT: b0(v0:namespace):
# CHECK: store_name "__module__" v0
# CHECK: store_name "__qualname__" v0
# CHECK: store_name "__firstlineno__" v0
# CHECK: [[DOC:v\d+]] = const "Doc."
# CHECK-NEXT: store_name "__doc__" v0, [[DOC]]
# CHECK: store_name "x" v0
# CHECK: [[X:v\d+]] = load_name "x" v0
# CHECK: is_null [[X]]
# CHECK: load_global "x"
# CHECK: store_name "y" v0
# CHECK: [[STATIC:v\d+]] = const ("z")
# CHECK-NEXT: store_name "__static_attributes__" v0, [[STATIC]]
class C(Base, metaclass=Meta):
    """Doc."""

    x = 1
    y = x

    def m(self):
        self.z = 1
