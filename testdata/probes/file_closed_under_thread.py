# THR138: a file that `with` closes while a thread uses it.
import os
import tempfile
import threading

from probing import report

seen = []
closed = threading.Event()


def write(out):
    closed.wait()
    try:
        out.write("x")
    except ValueError as error:
        seen.append(type(error).__name__)


handle, path = tempfile.mkstemp()
os.close(handle)
with open(path, "w") as file:
    thread = threading.Thread(target=write, args=(file,))
    thread.start()
closed.set()
thread.join()
os.remove(path)
report("a thread writes to a file that `with` has closed", seen, expected=["ValueError"], because="THR138")
