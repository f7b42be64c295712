import subprocess
import sys
import threading


def run(code):
    for _ in range(2):
        subprocess.call([sys.executable, "-c", code])


threads = [threading.Thread(target=run, args=("pass",)) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
