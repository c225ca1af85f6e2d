# stage: pir
# CHECK: class_body()
# CHECK: [[CELL:v\d+]] = make_cell
# CHECK: make_function {{func\d+}} [[CELL]]
# CHECK: return [[CELL]]
# CHECK: function {{.*}} "C.m"
# CHECK: [[CLASS:v\d+]] = check_bound "__class__" free
# CHECK: [[F:v\d+]], [[SELF:v\d+]] = super_load_method "m" [[CLASS]], v0
# CHECK-NEXT: call [[F]], [[SELF]]
# CHECK: super_get_attr "x" {{v\d+}}, v0
class C(Base):
    def m(self):
        super().m()
        return super().x
