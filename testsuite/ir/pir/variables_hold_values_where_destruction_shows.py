# stage: pir
# CHECK: function {{.*}} "f"
# CHECK: [[A:v\d+]]:a = call
# CHECK: [[NONE:v\d+]]:a = const None
# CHECK-NEXT: keep_alive [[A]]
# CHECK: return
class Noisy:
    def __del__(self):
        print("gone")


def f():
    a = Noisy()
    a = None
    return 1
