import threading

import wx
from gi.repository import Gtk
from PyQt5.QtWidgets import QLabel, QMainWindow


class Window(QMainWindow):
    def __init__(self):
        super().__init__()
        self.label = QLabel("...")
        threading.Thread(target=self.load).start()

    def load(self):
        self.label.setText("loaded")  # expect: THR217 "emit a signal"


class Panel(wx.Panel):
    def __init__(self, parent):
        wx.Panel.__init__(self, parent)
        self.gauge = wx.Gauge(self)

    def start(self):
        threading.Thread(target=self.work).start()

    def work(self):
        self.gauge.SetValue(3)  # expect: THR217 "`wx.CallAfter`"


def update(label):
    label.set_text("x")  # expect: THR217 "`GLib.idle_add`"


entry = Gtk.Label()
threading.Thread(target=update, args=(entry,)).start()
Panel(wx.Frame(None)).start()
Window()
