import subprocess
import sys
import threading


def watch(code):
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE)
    for line in process.stdout:
        print(line.decode().strip())
    process.stdout.close()
    process.wait()


threads = [threading.Thread(target=watch, args=("print(%d)" % n,)) for n in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
