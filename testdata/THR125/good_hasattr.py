import threading

lock = threading.RLock()
try:
    lock.locked
except AttributeError:
    print("before 3.14")
handler = getattr(lock, "locked", None)
if handler:
    print(handler())
