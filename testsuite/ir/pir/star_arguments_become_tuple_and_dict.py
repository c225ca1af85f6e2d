# stage: pir
# CHECK: [[LIST:v\d+]] = build_list
# CHECK: list_extend [[LIST]], v1
# CHECK: [[TUPLE:v\d+]] = list_to_tuple [[LIST]]
# CHECK: [[DICT:v\d+]] = build_dict
# CHECK: dict_merge [[DICT]], v2, v0
# CHECK: call_ex v0, [[TUPLE]], [[DICT]]
def f(g, a, b):
    return g(1, *a, x=2, **b)
