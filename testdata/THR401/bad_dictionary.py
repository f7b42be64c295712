import threading
locks = {"a": threading.Lock(), "b": threading.Lock()}
def f():
    with locks["a"]:
        with locks["b"]:  # expect: THR401
            pass
def g():
    with locks["b"]:
        with locks["a"]:
            pass
for fn in (f, g):
    threading.Thread(target=fn).start()
