import threading
import time

import settings


def work():
    for name, plugin in settings.PLUGINS.items():
        time.sleep(0.001)
        if settings.DEBUG:
            print(name, plugin, settings.DATABASE)


def main():
    settings.configure(True, "/dev/null")
    settings.register("length", len)
    settings.register("text", str)
    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
