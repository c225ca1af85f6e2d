async def f(items):
#         ^ error[E0501]: `async def` is not compiled yet
    async for item in items:
#   ^^^^^ error[E0501]: `async for` is not compiled yet
        await item
#       ^^^^^^^^^^ error[E0501]: `await` is not compiled yet
    async with items as i:
#   ^^^^^ error[E0501]: `async with` is not compiled yet
        return [x async for x in i]
#                 ^^^^^^^^^^^^^^^^ error[E0501]: asynchronous comprehensions are not compiled yet
