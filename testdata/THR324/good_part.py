# Only what is shared is locked.
import threading
import urllib.request

lock = threading.Lock()
pages = {}
count = 0


def fetch(url):
    page = urllib.request.urlopen(url).read()
    with lock:
        pages[url] = page


def add(n):
    global count
    with lock:
        for _ in range(n):
            count += 1


for n in range(3):
    threading.Thread(target=fetch, args=("http://localhost/%d" % n,)).start()
    threading.Thread(target=add, args=(n,)).start()
