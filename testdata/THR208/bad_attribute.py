import threading
import time


class Client:
    def __init__(self):
        time.sleep(0.001)
        self.calls = []


class Service:
    def __init__(self):
        self._client = None
        self._lock = threading.Lock()

    @property
    def client(self):
        if self._client is None:  # expect: THR208
            with self._lock:
                self._client = Client()
        return self._client


def work(service):
    service.client.calls.append(1)


service = Service()
threads = [threading.Thread(target=work, args=(service,)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(service.client.calls), "should be 4")
