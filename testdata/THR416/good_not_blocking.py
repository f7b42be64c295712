import queue
import threading

urls = queue.Queue(maxsize=10)


def crawl():
    while True:
        url = urls.get()
        if url is None:
            urls.put(None)
            return
        try:
            urls.put_nowait(url + "/a")
            urls.put(url + "/b", timeout=1)
            urls.put(url + "/c", block=False)
        except queue.Full:
            print("full")


threading.Thread(target=crawl, daemon=True).start()
urls.put("x")
