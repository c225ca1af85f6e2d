import shop
import shop.stock.items
from shop import prices
from shop.stock import items as stock_items, count
from shop.stock.items import Item

print(shop.__name__, shop.stock.items is stock_items, count(), prices.price_of("a"), Item("x"), shop.stock.items.Item is Item)
print(shop.NAME, shop.stock.__package__, prices.__package__, Item.__module__, hasattr(shop, "unused"))
import shop.unused

print(shop.unused.VALUE, hasattr(shop, "unused"))
