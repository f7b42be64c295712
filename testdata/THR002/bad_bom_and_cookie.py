# coding: latin-1  # expect: THR002
import threading
