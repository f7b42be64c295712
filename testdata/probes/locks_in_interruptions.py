# THR712, THR713, THR714: code that interrupts the holder of a lock, or comes after the threads. runs alone, Python 3 only
import subprocess
import sys

from probing import report

HANDLER = """
import os, signal, threading, time
lock = threading.Lock()
def handler(number, frame):
    with lock:
        print("handled")
signal.signal(signal.SIGTERM, handler)
with lock:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(0.2)
"""

FINALIZER = """
import gc, threading, time
lock = threading.Lock()
class Connection(object):
    def __del__(self):
        with lock:
            print("closed")
with lock:
    one = Connection()
    one.itself = one
    del one
    for _ in range(3):
        gc.collect()
        time.sleep(0.05)
"""

LATE = """
import atexit, threading
done = threading.Event()
def beat():
    while not done.wait(0.05):
        pass
threading.Thread(target=beat).start()
atexit.register(done.set)
"""


def output_of(code, seconds):
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        return child.communicate(timeout=seconds)[0].decode().strip()
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        return "hangs"


if sys.implementation.name != "jython":
    report("a signal handler takes the lock that the interrupted code holds", output_of(HANDLER, 2), expected="hangs",
           because="THR712")
    report("`__del__` takes the lock that the interrupted code holds", output_of(FINALIZER, 2), expected="hangs",
           because="THR713")
    report("an atexit function is to stop a thread that is no daemon", output_of(LATE, 2), expected="hangs",
           because="THR714")
