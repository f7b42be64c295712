"""The registry is used by one thread only, expects incomplete objects, or is locked all the time."""

import threading
import time

plugins = []
tasks = []
views = []
guard = threading.Lock()


class Plugin:
    def __init__(self, name):
        plugins.append(self)
        self.name = name


class Task:
    def __init__(self, name):
        tasks.append(self)
        self.name = name


class View:
    def __init__(self, name):
        with guard:
            views.append(self)
            self.name = name


def show():
    while True:
        for task in list(tasks):
            try:
                print(task.name)
            except AttributeError:
                pass
        with guard:
            for view in views:
                print(view.name)
        time.sleep(1)


threading.Thread(target=show, daemon=True).start()
for name in ("a", "b"):
    Plugin(name)
    Task(name)
    View(name)
for plugin in plugins:
    print(plugin.name)
