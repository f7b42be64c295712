"""A service that reads its settings again when it gets a signal."""
import signal
import threading
import time


class Settings:
    def __init__(self):
        self._lock = threading.Lock()
        self._values = {"level": 1}
        self.reloads = 0

    def get(self, name):
        with self._lock:
            return look_up(self._values, name)

    def reload(self):
        with self._lock:
            self._values = {"level": self._values["level"] + 1}
            self.reloads += 1


settings = Settings()


def look_up(values, name):
    return values[name]


reload_wanted = threading.Event()


def on_hangup(number, frame):
    reload_wanted.set()


def report(times):
    for _ in range(times):
        settings.get("level")
        time.sleep(0.0001)


def serve(times):
    signal.signal(signal.SIGUSR1, on_hangup)
    reporter = threading.Thread(target=report, args=(times,))
    reporter.start()
    for _ in range(times):
        settings.get("level")
        if reload_wanted.is_set():
            reload_wanted.clear()
            settings.reload()
    reporter.join()
    return settings.reloads


if __name__ == "__main__":
    print(serve(100))
