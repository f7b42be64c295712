"""Customers buy more than there is; no piece may be sold twice."""
import sys

sys.path.insert(0, sys.argv[1])
import main

stock = main.Stock({"tea": 4})
missed = main.open_shop(stock, main.Supplier(), [[("tea", 1)]] * 10)
sold = 10 - missed
if sold + stock.report()["tea"] != 4:
    print("%d pieces sold, %d left, 4 were there" % (sold, stock.report()["tea"]))
    sys.exit(1)
