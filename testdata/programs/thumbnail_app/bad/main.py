"""Tk window that makes thumbnails of a folder in the background."""

import threading
import time
import tkinter as tk
from tkinter import ttk


def make_thumbnail(name):
    time.sleep(0.05)
    return name.rsplit(".", 1)[0] + "_small.png"


class ThumbnailApp:
    def __init__(self, root, names):
        self.root = root
        self.names = names
        self.status = tk.Label(root, text="ready")
        self.status.pack(padx=12, pady=6)
        self.progress = ttk.Progressbar(root, maximum=len(names))
        self.progress.pack(fill="x", padx=12)
        self.button = tk.Button(root, text="Make thumbnails", command=self.begin)
        self.button.pack(pady=6)

    def begin(self):
        self.button.config(state="disabled")
        worker = threading.Thread(target=self.work)
        worker.start()

    def work(self):
        for name in self.names:
            thumbnail = make_thumbnail(name)
            self.status.config(text=thumbnail)  # expect: THR217
            self.progress.step()
        self.button.config(state="normal")


def main():
    root = tk.Tk()
    root.title("Thumbnails")
    ThumbnailApp(root, ["holiday%02d.jpg" % number for number in range(12)])
    root.mainloop()


if __name__ == "__main__":
    main()
