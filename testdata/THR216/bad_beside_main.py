import os
import sys
import threading


def scan(folder):
    old = os.getcwd()
    os.chdir(folder)  # expect: THR216 "while the main thread runs too"
    try:
        return [os.path.getsize(name) for name in os.listdir(".")]
    finally:
        os.chdir(old)


def load_settings(path):
    with open(path) as f:
        return f.read()


thread = threading.Thread(target=scan, args=("/tmp",))
thread.start()
print(load_settings(sys.argv[0])[:10])
thread.join()
