# The function that waits is called under the lock.
import subprocess
from threading import RLock, Thread

lock = RLock()
state = {"runs": 0}


def build(name):
    print("building", name)
    return subprocess.run(["true", name])


def rebuild(name):
    return build(name)


def work(name):
    lock.acquire()
    try:
        state["runs"] += 1
        rebuild(name)  # expect: THR320 "through `run` on line 11"
    finally:
        lock.release()


def show():
    with lock:
        print(state["runs"])


for name in "ab":
    Thread(target=work, args=(name,)).start()
show()
