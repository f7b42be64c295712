import threading  # expect: THR002 "utf-8"
name = "café"
