import queue
import threading

urls = queue.Queue()


def crawl():
    while True:
        url = urls.get()
        urls.put(url + "/a")


threading.Thread(target=crawl, daemon=True).start()
urls.put("x")
