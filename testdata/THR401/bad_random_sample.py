import threading, random
class Account:
    def __init__(self, b):
        self.lock = threading.Lock()
        self.b = b
def transfer(src, dst, n):
    with src.lock, dst.lock:  # expect: THR401
        src.b -= n
        dst.b += n
def work(accounts):
    for _ in range(100):
        a, b = random.sample(accounts, 2)
        transfer(a, b, 1)
accounts = [Account(1) for _ in range(3)]
threads = [threading.Thread(target=work, args=(accounts,)) for _ in range(4)]
for t in threads: t.start()
