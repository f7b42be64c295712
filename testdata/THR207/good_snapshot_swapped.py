import threading
import time


class Settings:
    def __init__(self):
        self._values = None

    def load(self):
        return {"retries": 3, "loaded": "yes"}

    def values(self):
        values = self._values
        if values is None:
            values = self.load()
            self._values = values
        return values


settings = Settings()


def work():
    time.sleep(0.001)
    print(settings.values()["retries"])


threads = [threading.Thread(target=work) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
