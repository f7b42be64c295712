"""Answers what things cost."""
from repository import Prices


def cheapest(shops, item):
    prices = Prices(shops)
    prices.refresh()
    known = [prices.price(shop + "/" + item) for shop in shops]
    return min(price for price in known if price is not None)


if __name__ == "__main__":
    print(cheapest(["corner", "market"], "tea"))
