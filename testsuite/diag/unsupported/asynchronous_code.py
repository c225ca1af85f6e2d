async def f(items):
    async for item in items:
        await item
    async with items as i:
        return [x async for x in i]
