# Critical sections that wait with reason, and threads that share little.
import threading, time, subprocess, queue, logging
class Logger:
    """writes lines"""
    def __init__(self, path):
        self._lock = threading.Lock()
        self._fh = open(path, "a")
    def log(self, line):
        with self._lock:
            self._fh.write(line)
            self._fh.flush()
class Client:
    def __init__(self, sock):
        self.lock = threading.Lock()
        self.sock = sock
        self.seq = 0
    def call(self, data):
        with self.lock:
            self.seq += 1
            self.sock.sendall(data)
            return self.sock.recv(100)
class DB:
    def __init__(self, conn):
        self.lock = threading.RLock()
        self.conn = conn
    def q(self, sql):
        with self.lock:
            cur = self.conn.cursor()
            cur.execute(sql)
            self.conn.commit()
            return cur.fetchall()
class Lazy:
    _lock = threading.Lock()
    _inst = None
    @classmethod
    def get(cls):
        with cls._lock:
            if cls._inst is None:
                time.sleep(1)
                cls._inst = cls()
            return cls._inst
class Stop:
    def __init__(self):
        self.lock = threading.Lock()
        self.threads = []
        self.q = queue.Queue()
    def start(self):
        with self.lock:
            t = threading.Thread(target=self.run)
            t.start()
            self.threads.append(t)
    def run(self):
        while True:
            item = self.q.get()
            if item is None: break
            with self.lock:
                print(item)
            time.sleep(1)
    def stop(self):
        self.q.put(None)
        for t in self.threads: t.join()
class Balance:
    def __init__(self):
        self.balance = 100
        self.lock = threading.Lock()
    def withdraw(self, n):
        with self.lock:
            if self.balance >= n:
                time.sleep(1)
                self.balance -= n
    def deposit(self, n):
        with self.lock:
            new = self.balance + n
            time.sleep(1)
            self.balance = new
b = Balance()
for _ in range(3):
    threading.Thread(target=b.withdraw, args=(3,)).start()
    threading.Thread(target=b.deposit, args=(3,)).start()
s = Stop(); s.start(); s.start()
for _ in range(2):
    threading.Thread(target=Lazy.get).start()
print_lock = threading.Lock()
def worker(n):
    for i in range(3):
        with print_lock:
            print(n, i)
        time.sleep(1)
def reporter():
    while True:
        with print_lock:
            print("status")
        time.sleep(5)
lock = threading.Lock()
counter = 0
def count():
    global counter
    for _ in range(100):
        with lock:
            counter += 1
def count2():
    global counter
    with lock:
        for _ in range(100):
            counter += 1
for i in range(3):
    threading.Thread(target=worker, args=(i,)).start()
    threading.Thread(target=count).start(); threading.Thread(target=count2).start()
threading.Thread(target=reporter).start()
