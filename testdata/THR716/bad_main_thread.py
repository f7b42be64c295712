"""The main thread starts the process, but other threads run."""
import os
import subprocess
import threading


def watch(process):
    print(process.wait())


def main():
    threads = []
    for name in ("a", "b"):
        process = subprocess.Popen(["serve", name], preexec_fn=os.setsid)  # expect: THR716
        t = threading.Thread(target=watch, args=(process,))
        t.start()
        threads.append(t)
    for t in threads:
        t.join()
