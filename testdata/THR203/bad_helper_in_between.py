import threading
import time


def crawl(pages):
    seen = 0

    def count(n):
        nonlocal seen
        seen += n  # expect: THR203

    def visit(page):
        time.sleep(0.01)
        count(len(page))

    def run(share):
        for page in share:
            visit(page)

    threads = [threading.Thread(target=run, args=(pages[i::4],)) for i in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


print(crawl(["a", "bb", "ccc", "dddd"]))
