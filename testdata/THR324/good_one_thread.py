# There is one thread of it.
import threading
import urllib.request

lock = threading.Lock()


def refresh():
    with lock:
        print(urllib.request.urlopen("http://localhost/").read())


threading.Thread(target=refresh).start()
