import os
import socket
import threading
import time

_host = None
_cpus = 0
_environment = None


def host():
    global _host
    if _host is None:
        _host = socket.gethostname()
    return _host


def cpus():
    global _cpus
    if not _cpus:
        _cpus = os.cpu_count() or 1
    return _cpus


def environment():
    global _environment
    if _environment is None:
        _environment = dict(os.environ)
    return _environment


def work():
    time.sleep(0.001)
    print(host(), cpus(), len(environment()))


threads = [threading.Thread(target=work) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
