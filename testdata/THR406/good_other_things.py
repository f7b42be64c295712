import multiprocessing
import subprocess
import threading

event = threading.Event()
process = subprocess.Popen(["true"])


def work():
    if not event.is_set():
        event.wait()
    process.wait()
    print("done")


class Barrier:
    def wait(self):
        return 0


threading.Thread(target=work).start()
event.set()
Barrier().wait()
