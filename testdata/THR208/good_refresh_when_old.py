import threading
import time


class Token:
    def __init__(self):
        self.value = ""
        self.expires = 0.0
        self.lock = threading.Lock()

    def get(self):
        if self.expires < time.time():
            with self.lock:
                if self.expires < time.time():
                    self.value = "t%f" % time.time()
                    self.expires = time.time() + 60
        return self.value


token = Token()


def work():
    time.sleep(0.001)
    print(token.get())


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
