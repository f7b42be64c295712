import threading

local = threading.local()


def connection():
    if not hasattr(local, "connection"):
        local.connection = object()
    return local.connection


thread = threading.Thread(target=connection)
thread.start()
thread.join()
