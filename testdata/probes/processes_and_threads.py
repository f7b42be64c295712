# THR717, THR720: what becomes of objects of threads that are given to a process, and of processes started at import; Python 3 only, runs alone.
import multiprocessing
import os
import pickle
import queue
import subprocess
import sys
import tempfile
import threading

from probing import report

objects = {
    "Lock": threading.Lock(),
    "Event": threading.Event(),
    "Semaphore": threading.Semaphore(),
    "Queue": queue.Queue(),
    "Thread": threading.Thread(),
}


def outcome(thing):
    try:
        pickle.dumps(thing)
    except (TypeError, pickle.PicklingError):
        return "cannot be pickled"
    return "pickled"


for name, thing in sorted(objects.items()):
    report("pickle.dumps() of " + name, outcome(thing), expected="cannot be pickled", because="THR717")


def put(results):
    results.put(1)


if hasattr(os, "fork"):
    results = queue.Queue()
    child = multiprocessing.get_context("fork").Process(target=put, args=(results,))
    child.start()
    child.join()
    report("items of a queue.Queue that a forked child put", results.qsize(), expected=0, because="THR717")

PROGRAM = """
import multiprocessing
def work():
    pass
multiprocessing.set_start_method("spawn", force=True)
child = multiprocessing.Process(target=work)
child.start()
child.join()
print(child.exitcode)
"""
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "program.py")
    with open(path, "w") as file:
        file.write(PROGRAM)
    done = subprocess.run([sys.executable, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)
    report("a process started at import under spawn", "RuntimeError" in done.stderr, expected=True, because="THR720")
