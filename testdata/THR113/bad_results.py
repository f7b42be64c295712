import json
import threading

settings = {}


def load(path):
    with open(path) as file:
        settings[path] = json.load(file)


def main(paths):
    threads = [threading.Thread(target=load, args=(p,)) for p in paths]  # expect: THR113
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    print(settings["base.json"])
