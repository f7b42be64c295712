import queue
import threading
import tkinter as tk

import wx
from gi.repository import GLib, Gtk
from PyQt5.QtCore import pyqtSignal
from PyQt5.QtWidgets import QLabel, QMainWindow

results = queue.Queue()


class Window(QMainWindow):
    loaded = pyqtSignal(str)

    def __init__(self):
        super().__init__()
        self.label = QLabel("...")
        self.loaded.connect(self.show_text)
        threading.Thread(target=self.load).start()

    def load(self):
        self.loaded.emit("loaded")

    def show_text(self, text):
        self.label.setText(text)


class App(tk.Tk):
    def __init__(self):
        super().__init__()
        self.label = tk.Label(self)
        self.count = 0
        threading.Thread(target=self.work).start()
        self.poll()

    def work(self):
        self.count = 3
        results.put(1)
        self.after(0, self.poll)
        self.event_generate("<<Done>>")

    def poll(self):
        self.label["text"] = str(results.get())


def update(label):
    GLib.idle_add(label.set_text, "x")


def set_gauge(gauge):
    wx.CallAfter(gauge.SetValue, 3)


def whole_gui():
    root = tk.Tk()
    label = tk.Label(root)
    label.pack()
    root.mainloop()


threading.Thread(target=update, args=(Gtk.Label(),)).start()
threading.Thread(target=set_gauge, args=(wx.Gauge(None),)).start()
threading.Thread(target=whole_gui).start()
Window()
App().mainloop()
