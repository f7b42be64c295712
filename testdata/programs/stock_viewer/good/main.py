"""Shows quotes of some shares and asks for them again every second."""

import queue
from concurrent.futures import ThreadPoolExecutor

from quotes import fetch_quote
from window import QuoteWindow

SYMBOLS = ["ACME", "GLOBEX", "INITECH"]


class Refresher:
    def __init__(self, window, pool):
        self.window = window
        self.pool = pool
        self.quotes = queue.Queue()

    def refresh(self):
        for symbol in SYMBOLS:
            self.pool.submit(self.load, symbol).add_done_callback(self.report)
        self.window.after(1000, self.refresh)

    def load(self, symbol):
        price = fetch_quote(symbol)
        self.quotes.put((symbol, price))

    def show_quotes(self):
        while True:
            try:
                symbol, price = self.quotes.get_nowait()
            except queue.Empty:
                break
            self.window.log.insert("end", "%s %.2f" % (symbol, price))
        self.window.after(100, self.show_quotes)

    def report(self, loaded):
        if loaded.exception() is not None:
            print("no quote:", loaded.exception())


def main():
    window = QuoteWindow(SYMBOLS)
    with ThreadPoolExecutor(max_workers=3) as pool:
        refresher = Refresher(window, pool)
        refresher.refresh()
        refresher.show_quotes()
        window.mainloop()


if __name__ == "__main__":
    main()
