import threading
import time


class Server:
    def __init__(self):
        self.lock = threading.Lock()
        self.ready = threading.Event()
        self.connection = None

    def connect(self):
        if not self.ready.is_set():
            with self.lock:
                if not self.ready.is_set():
                    time.sleep(0.001)
                    self.connection = open("/dev/null", "rb")
                    self.ready.set()
        return self.connection


server = Server()
threads = [threading.Thread(target=server.connect) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
