import queue
import threading

urls = queue.Queue(maxsize=100)


def links(url):
    return [url + "/a", url + "/b"]


def crawl():
    while True:
        url = urls.get()
        for link in links(url):
            urls.put(link)  # expect: THR416 "its 100 places"


for _ in range(4):
    threading.Thread(target=crawl, daemon=True).start()
urls.put("x")
