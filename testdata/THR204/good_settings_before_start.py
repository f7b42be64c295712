import threading
import time

settings = {"retries": 1, "delay": 0.001}


def configure(argv):
    settings["retries"] += len(argv)
    settings["delay"] = settings["delay"] * 2


def work():
    for _ in range(settings["retries"]):
        time.sleep(settings["delay"])


configure(["-v"])
threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
