import threading
import time

visited = set()
pages = {}


def visit(url):
    if url in visited:
        return
    visited.add(url)
    time.sleep(0.001)
    pages[url] = "text of %s" % url


threads = [threading.Thread(target=visit, args=("http://x/%d" % n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(pages))
