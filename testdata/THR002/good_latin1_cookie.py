# coding: latin-1
import threading
name = "café"
