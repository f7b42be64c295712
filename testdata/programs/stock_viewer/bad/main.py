"""Shows quotes of some shares and asks for them again every second."""

from concurrent.futures import ThreadPoolExecutor

from quotes import fetch_quote
from window import QuoteWindow

SYMBOLS = ["ACME", "GLOBEX", "INITECH"]


class Refresher:
    def __init__(self, window, pool):
        self.window = window
        self.pool = pool

    def refresh(self):
        for symbol in SYMBOLS:
            self.pool.submit(self.load, symbol).add_done_callback(self.report)
        self.window.after(1000, self.refresh)

    def load(self, symbol):
        price = fetch_quote(symbol)
        self.window.log.insert("end", "%s %.2f" % (symbol, price))  # expect: THR217

    def report(self, loaded):
        if loaded.exception() is not None:
            print("no quote:", loaded.exception())


def main():
    window = QuoteWindow(SYMBOLS)
    with ThreadPoolExecutor(max_workers=3) as pool:
        Refresher(window, pool).refresh()
        window.mainloop()


if __name__ == "__main__":
    main()
