# stage: pir
# CHECK: function {{.*}} "C.m"
# CHECK-NOT: super_load_method
# CHECK: load_global "super"
# CHECK-NEXT: call
class C:
    def m(self):
        return super().m()


super = print
