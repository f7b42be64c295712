# The lock is an argument.
import subprocess
import threading as th


def run(lock, name):
    with lock:  # expect: THR324
        subprocess.call(["true", name])


def main(names):
    lock = th.Lock()
    threads = [th.Thread(target=run, args=(lock, name)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


main(["a", "b"])
