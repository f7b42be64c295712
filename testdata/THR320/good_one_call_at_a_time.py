# The lock is there to have one call at a time, or to make a value once.
import subprocess
import threading
import time
import urllib.request

git_lock = threading.Lock()
cache_lock = threading.Lock()
rate_lock = threading.Lock()
cache = {}
last = [0.0]


def git(*args):
    with git_lock:
        return subprocess.check_output(("git",) + args)


def load(url):
    with cache_lock:
        if url not in cache:
            cache[url] = urllib.request.urlopen(url).read()
        return cache[url]


def rate_limited():
    with rate_lock:
        time.sleep(1)
        last[0] = time.time()


def work(n):
    git("status")
    load("http://localhost/")
    rate_limited()


for n in range(3):
    threading.Thread(target=work, args=(n,)).start()
