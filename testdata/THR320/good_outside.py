# The waiting is done before or after.
import threading
import time
import urllib.request

lock = threading.Lock()
items = []


def refresh():
    while True:
        data = urllib.request.urlopen("http://localhost/").read()
        with lock:
            items.append(data)
        time.sleep(60)


def count():
    with lock:
        return len(items)


threading.Thread(target=refresh, daemon=True).start()
print(count())
