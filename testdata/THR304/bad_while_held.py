"""The condition is replaced under itself."""
import threading
class Session:
    def __init__(self):
        self.cond = threading.Condition()
        self.msgs = []
    def reconnect(self):
        with self.cond:
            self.msgs.clear()
            self.cond = threading.Condition()  # expect: THR304
    def send(self, m):
        with self.cond:
            self.msgs.append(m)
            self.cond.notify()
    def recv(self):
        with self.cond:
            while not self.msgs:
                self.cond.wait()
            return self.msgs.pop(0)
s = Session()
threading.Thread(target=s.recv).start()
threading.Thread(target=s.send, args=("x",)).start()
s.reconnect()
