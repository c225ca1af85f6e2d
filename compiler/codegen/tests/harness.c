/* Stands in for the runtime: calls the exported generic function `test` with a frame of words made from the arguments,
   prints the word that it returns. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct object { int64_t count; void *type; double value; };

char FINGERPRINT;
char PyFloat_Type[64], PyLong_Type[64];
struct object _Py_NoneStruct = {0xC0000000, 0, 0}, _Py_TrueStruct = {0xC0000000, 0, 0}, _Py_FalseStruct = {0xC0000000, 0, 0};
struct { int64_t exception; uint64_t stack_limit; int64_t handled; int64_t boxed_result; } molt_state;

static struct object *number(void *type, double value) {
    struct object *box = aligned_alloc(16, 32);
    box->count = 1;
    box->type = type;
    box->value = value;
    return box;
}

int64_t molt_box_wide_float(double value) { return (int64_t)number(PyFloat_Type, value); }
int64_t molt_box_big_int(int64_t value) { return (int64_t)number(PyLong_Type, (double)value); }
uint8_t molt_is_float(int64_t word) {
    return (word & 3) == 2 || ((word & 3) == 0 && ((struct object *)word)->type == PyFloat_Type);
}
static double unbox(int64_t word) {
    if ((word & 3) == 0) return ((struct object *)word)->value;
    uint64_t bits = ((uint64_t)word >> 3 | (uint64_t)word << 61) - (1ull << 60);
    double value;
    memcpy(&value, &bits, 8);
    return value;
}
double molt_unbox_float(int64_t word) { return unbox(word); }
uint8_t molt_is_small_int(int64_t word) { return (word & 3) == 0 && ((struct object *)word)->type == PyLong_Type; }
int64_t molt_unbox_int(int64_t word) { return (int64_t)((struct object *)word)->value; }
void molt_destroy(int64_t word) { (void)word; printf("destroyed "); }
void molt_decref(int64_t word) { if ((word & 3) == 0 && --((struct object *)word)->count == 0) molt_destroy(word); }
uint8_t molt_check_stack(void) { printf("checked "); return molt_state.exception != 0; }

/* Entry points of every result kind; an argument of 0 makes them fail. */
int64_t molt_neg(int64_t a) { return (a >> 1) ? ((-(a >> 1)) << 1 | 1) : 0; }
int64_t molt_iter_next(int64_t a) { molt_state.exception = (a >> 1) < 0; return (a >> 1) > 0 ? a : 0; }
struct pair { int64_t first, second; };
struct pair molt_load_special(int64_t a, int64_t b) { struct pair p = {(a >> 1) ? b : 0, 0}; return p; }
uint8_t molt_set_add(int64_t set, int64_t item) { (void)item; return (set >> 1) == 0; }
int32_t molt_truth(int64_t a) { return (a >> 1) == 0 ? -1 : (a >> 1) > 0; }
struct pair molt_length(int64_t a) { struct pair p = {a >> 1, (a >> 1) == 0}; return p; }
struct pair molt_float_pow(double a, double b) {
    struct pair p = {0, b == 0};
    double value = a * b;
    memcpy(&p.first, &value, 8);
    return p;
}
void molt_raise_zero_division(int64_t which) { (void)which; molt_state.exception = 1; }
uint8_t molt_is_same(int64_t a, int64_t b) { return a == b; }
int64_t molt_build_tuple(int64_t *items, int64_t count) {
    int64_t sum = 0;
    for (int64_t i = 0; i < count; i++) sum += items[i] >> 1;
    return sum << 1 | 1;
}
uint8_t molt_unpack(int64_t value, int64_t count, int64_t *targets) {
    for (int64_t i = 0; i < count; i++) targets[i] = ((value >> 1) + i) << 1 | 1;
    return 0;
}

extern int64_t test(int64_t callee, int64_t *frame, int64_t point);

int main(int argc, char **argv) {
    int64_t frame[16] = {0};
    for (int i = 1; i < argc; i++) {
        char *text = argv[i];
        double value = strtod(text, 0);
        uint64_t bits;
        memcpy(&bits, &value, 8);
        switch (*text) {
        case 'r': frame[i - 1] = strtoll(text + 1, 0, 10); break; /* raw */
        case 'f': frame[i - 1] = (int64_t)number(PyFloat_Type, strtod(text + 1, 0)); break; /* boxed float */
        case 'b': frame[i - 1] = (int64_t)number(PyLong_Type, strtod(text + 1, 0)); break; /* boxed int */
        case 'N': frame[i - 1] = (int64_t)&_Py_NoneStruct; break;
        case 'T': frame[i - 1] = (int64_t)&_Py_TrueStruct; break;
        case 'F': frame[i - 1] = (int64_t)&_Py_FalseStruct; break;
        case '0': if (!text[1]) { frame[i - 1] = 0; break; } /* null; fall through for 0.5 and the like */
        default:
            if (strchr(text, '.')) {
                bits += 1ull << 60;
                frame[i - 1] = bits << 3 | bits >> 61;
            } else {
                frame[i - 1] = strtoll(text, 0, 10) << 1 | 1;
            }
        }
    }
    int64_t word = test(0, frame, 0);
    if (word == 0) printf("error\n");
    else if (word & 1) printf("%lld\n", (long long)(word >> 1));
    else if ((word & 3) == 2) printf("%.17g\n", unbox(word));
    else if (word == (int64_t)&_Py_NoneStruct) printf("None\n");
    else if (word == (int64_t)&_Py_TrueStruct) printf("True\n");
    else if (word == (int64_t)&_Py_FalseStruct) printf("False\n");
    else printf("%s %.17g count %lld\n", molt_is_float(word) ? "float" : "int", ((struct object *)word)->value,
                (long long)((struct object *)word)->count);
    return 0;
}
