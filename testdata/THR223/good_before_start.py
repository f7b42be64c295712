"""Filled before any thread runs, or read by nobody else."""

import threading

routes = {}
own = []


def build():
    global routes
    routes = {}
    for name in ("a", "b"):
        routes[name] = name.upper()


def serve(name):
    global own
    own = []
    own.append(name)
    print(routes[name])


build()
for name in ("a", "b"):
    threading.Thread(target=serve, args=(name,)).start()
