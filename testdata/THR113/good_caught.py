import json
import logging
import threading

settings = {}


def load(path):
    try:
        with open(path) as file:
            settings[path] = json.load(file)
    except Exception:
        logging.exception("cannot load %s", path)


def main(paths):
    threads = [threading.Thread(target=load, args=(p,)) for p in paths]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(settings)
