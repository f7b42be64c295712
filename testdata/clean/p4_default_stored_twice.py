"""Both threads put the same empty entry there; nobody has filled it before."""
import threading

config = {}


def options():
    if "plots" not in config:
        config["plots"] = {}
    return config["plots"]


for _ in range(3):
    threading.Thread(target=options).start()
