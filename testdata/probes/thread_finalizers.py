# THR136, THR137: threads and the ends of objects and programs. runs alone, Python 3 only
import subprocess
import sys

from probing import report

OWN = """
import threading, time
class Pump(object):
    def __init__(self):
        self.thread = threading.Thread(target=self.loop)
        self.thread.start()
    def loop(self):
        time.sleep(0.05)
    def __del__(self):
        try:
            self.thread.join()
        except RuntimeError as error:
            print(error)
pump = Pump()
del pump
time.sleep(0.3)
"""

ENDLESS = """
import atexit, threading, time
def loop():
    while True:
        time.sleep(0.01)
t = threading.Thread(target=loop)
t.daemon = True
t.start()
atexit.register(t.join)
"""

SUBMIT = """
import atexit
from concurrent.futures import ThreadPoolExecutor
pool = ThreadPoolExecutor(1)
def finish():
    try:
        pool.submit(print)
        print("submitted")
    except RuntimeError:
        print("RuntimeError")
atexit.register(finish)
"""


def output_of(code, seconds):
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        return child.communicate(timeout=seconds)[0].decode().strip()
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        return "hangs"


if sys.implementation.name == "cpython":
    report("`__del__` joins the thread that holds its object", output_of(OWN, 20), expected="cannot join current thread",
           because="THR136")
if sys.implementation.name != "jython":
    report("an atexit function joins an endless daemon thread", output_of(ENDLESS, 2), expected="hangs", because="THR136")
report("an atexit function submits to an executor", output_of(SUBMIT, 20),
       expected="RuntimeError" if sys.version_info >= (3, 9) else "submitted", because="THR137")
