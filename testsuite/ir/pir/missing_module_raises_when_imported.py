# stage: pir
# CHECK: const "No module named 'no_such_module'"
# CHECK-NEXT: load_global "ModuleNotFoundError"
# CHECK: call ["name"]
# CHECK: raise
# CHECK-NEXT: unreachable
# CHECK: catch
try:
    import no_such_module
except ImportError:
    no_such_module = None
