import threading
import time


class Plugin:
    count = 0
    names = []

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Plugin.count += 1
        Plugin.names.append(cls.__name__)


class Csv(Plugin):
    pass


class Json(Plugin):
    pass


def work():
    time.sleep(0.001)
    print(Plugin.count, Plugin.names)


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
