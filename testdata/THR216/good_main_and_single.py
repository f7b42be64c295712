import locale
import os
import random
import sys
import threading

os.chdir("/tmp")
lock = threading.Lock()


def deep():
    sys.setrecursionlimit(100000)
    print(locale.setlocale(locale.LC_ALL, None), locale.setlocale(locale.LC_NUMERIC))


def reseed():
    random.seed()
    print(random.random())
    os.environ["OMP_NUM_THREADS"] = "1"
    os.umask(0o022)


def build(folder):
    with lock:
        old = os.getcwd()
        os.chdir(folder)
        try:
            print(os.listdir("."))
        finally:
            os.chdir(old)


def in_child(folder):
    pid = os.fork()
    if pid == 0:
        os.chdir(folder)
        os.execv("/bin/ls", ["ls"])
    os.waitpid(pid, 0)


worker = threading.Thread(target=deep)
worker.start()
worker.join()
threads = [threading.Thread(target=reseed) for _ in range(3)]
threads += [threading.Thread(target=build, args=("/",)), threading.Thread(target=in_child, args=("/",))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
os.environ["DONE"] = str(len(threads))
