import threading
name = "café"
