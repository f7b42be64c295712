"""A class keeps its objects in a dict, which a thread goes through."""

import threading, time
class Conn:
    all = {}
    def __init__(self, ident):
        Conn.all[ident] = self  # expect: THR222
        self.ident = ident
        self.last = time.time()
def reaper():
    while True:
        for c in list(Conn.all.values()):
            if time.time() - c.last > 5:
                del Conn.all[c.ident]
        time.sleep(1)
threading.Thread(target=reaper, daemon=True).start()
for i in range(100):
    Conn(i)
