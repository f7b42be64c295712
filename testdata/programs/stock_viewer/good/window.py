"""The window: a list of symbols with their last quotes."""

import tkinter as tk


class QuoteWindow(tk.Tk):
    def __init__(self, symbols):
        super().__init__()
        self.title("Quotes")
        self.rows = {symbol: tk.StringVar(self, symbol + " ...") for symbol in symbols}
        for text in self.rows.values():
            tk.Label(self, textvariable=text, width=24, anchor="w").pack()
        self.log = tk.Listbox(self, height=6)
        self.log.pack(fill="both", expand=True)

    def show(self, symbol, price):
        self.rows[symbol].set("%s %.2f" % (symbol, price))
        self.log.insert(tk.END, symbol)
