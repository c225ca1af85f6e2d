# stage: pir
# CHECK: [[DICT:v\d+]] = build_dict
# CHECK: [[MORE:v\d+]] = call v2
# CHECK: dict_merge [[DICT]], [[MORE]], v0
# CHECK: call_extend {{v\d+}}, v1, v0
# CHECK: call_ex v0, {{v\d+}}, [[DICT]]
def f(g, a, b):
    return g(*a, **b())
