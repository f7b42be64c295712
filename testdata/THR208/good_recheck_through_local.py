import threading
import time


class Client:
    def __init__(self):
        self.calls = []


class Service:
    def __init__(self):
        self._client = None
        self._lock = threading.Lock()

    def client(self):
        client = self._client
        if client is None:
            with self._lock:
                client = self._client
                if client is None:
                    time.sleep(0.001)
                    client = Client()
                    self._client = client
        return client


def work(service):
    service.client().calls.append(1)


service = Service()
threads = [threading.Thread(target=work, args=(service,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
