import threading

ctx = threading.local()
ctx.level = 0
