def f(x):
    await x
#   ^^^^^^^ error[E0012]: 'await' outside async function
    return [await y for y in x]
#          ^^^^^^^^^^^^^^^^^^^^ error[E0012]: asynchronous comprehension outside of an asynchronous function


await f(1)
#^^^^^^^^^^ error[E0012]: 'await' outside function
