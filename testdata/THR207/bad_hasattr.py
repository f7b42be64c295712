import threading
import time


class Client:
    def __init__(self, host):
        self.host = host
        self.calls = []


class Session:
    def client(self):
        if not hasattr(self, "_client"):  # expect: THR207
            time.sleep(0.001)
            self._client = Client("localhost")
        return self._client


def work(session):
    session.client().calls.append(1)


session = Session()
threads = [threading.Thread(target=work, args=(session,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(session.client().calls), "should be 4")
