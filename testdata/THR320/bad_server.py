# A server that does slow things under the lock of its state.
import threading, time, queue, socket, concurrent.futures, os, getpass
class Srv:
    def __init__(self):
        self.lock = threading.Lock()
        self.state = {}
        self.q = queue.Queue()
        self.t = threading.Thread(target=self.loop)
        self.t.start()
    def loop(self):
        while True:
            with self.lock:
                self.state["n"] = self.state.get("n", 0) + 1
                time.sleep(1)  # expect: THR320
    def get(self):
        with self.lock:
            return self.state.get("n")
    def ask(self):
        with self.lock:
            name = input("name?")  # expect: THR320
            self.state["name"] = name
    def pop(self):
        with self.lock:
            item = self.q.get()  # expect: THR320
            self.state["i"] = item
    def res(self, ex):
        with self.lock:
            self.state["r"] = ex.submit(pow, 2, 3).result()
    def sysc(self):
        with self.lock:
            os.system("ls")  # expect: THR320
            self.state["s"] = 1
    def conn(self):
        with self.lock:
            self.sock = socket.create_connection(("h", 1))  # expect: THR320
    def helper(self):
        time.sleep(2)
    def indirect(self):
        with self.lock:
            self.helper()  # expect: THR320
            self.state["x"] = 2
s = Srv()
for f in (s.ask, s.pop, s.sysc, s.conn, s.indirect):
    threading.Thread(target=f).start()
print(s.get())
