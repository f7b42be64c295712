import threading
import tkinter as tk
from tkinter import ttk


class App(tk.Tk):
    def __init__(self):
        super().__init__()
        self.status = ttk.Label(self)
        self.bar = ttk.Progressbar(self)
        tk.Button(self, text="go", command=self.go).pack()

    def go(self):
        threading.Thread(target=self.work).start()

    def work(self):
        for step in range(10):
            self.show(step)
        self.title("done")  # expect: THR217 "`self.title()` in the thread `App.work`"

    def show(self, step):
        self.status["text"] = str(step)  # expect: THR217
        self.bar.step()


App().mainloop()
