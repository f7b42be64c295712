"""Looks plugins up while the same plugins are loaded again."""

import sys
import threading
import time

sys.path.insert(0, sys.argv[1])

import main
from registry import PluginRegistry

registry = PluginRegistry()
registry.replace_all([main.strip, main.upper])
together = threading.Barrier(2)
done = threading.Event()
missing = []


def request():
    together.wait()
    while not done.is_set():
        try:
            registry.lookup("upper")
        except KeyError as error:
            missing.append(error)
        time.sleep(0.0001)


def load_plugins():
    for plugin in (main.strip, main.upper):
        time.sleep(0.001)
        yield plugin


requests = threading.Thread(target=request)
requests.start()
together.wait()
for _ in range(50):
    registry.replace_all(load_plugins())
done.set()
requests.join()
if missing:
    print("%d look-ups did not find the plugin" % len(missing))
    sys.exit(1)
