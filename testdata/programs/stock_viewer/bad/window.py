"""The window: a list of the last quotes."""

import tkinter as tk


class QuoteWindow(tk.Tk):
    def __init__(self, symbols):
        super().__init__()
        self.title("Quotes of " + ", ".join(symbols))
        self.log = tk.Listbox(self, height=12, width=40)
        self.log.pack(fill="both", expand=True)
