"""Uses a connection that may not be there yet."""
import threading
ready = threading.Event()
conn = None
def connect():
    global conn
    conn = object()
    ready.set()
threading.Thread(target=connect).start()
ready.wait(5)  # expect: THR413
print(conn.name)
