import threading

_thread = None


def loop():
    print("once")


def ensure_started():
    global _thread
    if _thread is None:
        _thread = threading.Thread(target=loop, daemon=True)
        _thread.start()
