import _thread

lock = _thread.allocate_lock()
with lock:
    print(_thread.get_ident())
