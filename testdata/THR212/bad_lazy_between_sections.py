import threading
import time


class Client:
    def __init__(self):
        self.calls = []


lock = threading.Lock()
client = None


def get_client():
    global client
    with lock:
        known = client
    if known is None:
        time.sleep(0.001)
        known = Client()
        with lock:
            client = known  # expect: THR212
    return known


def work(n):
    get_client().calls.append(n)


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
