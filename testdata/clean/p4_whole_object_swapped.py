import threading
import time


class Config:
    def __init__(self):
        self.values = {"a": 1}
        self.version = None
        self.stopped = False

    def reload(self):
        values = {}
        for name in ("a", "b"):
            values[name] = len(name)
        self.values = values
        self.version = "v%d" % len(values)

    def watch(self):
        while not self.stopped:
            self.reload()
            time.sleep(0.001)

    def stop(self):
        if not self.stopped:
            self.stopped = True


config = Config()


def use():
    for _ in range(5):
        values = config.values
        for name, value in values.items():
            print(name, value, config.version)
        time.sleep(0.001)
    config.stop()


threads = [threading.Thread(target=config.watch), threading.Thread(target=use), threading.Thread(target=use)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
