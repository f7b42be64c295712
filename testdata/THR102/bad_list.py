# Threads that are gathered and waited for, but nobody starts them.
import threading as th


def fetch(url):
    print(url)


def fetch_all(urls):
    threads = []
    for url in urls:
        thread = th.Thread(target=fetch, args=(url,))  # expect: THR102 "made and kept"
        thread.daemon = True
        threads.append(thread)
    for thread in threads:
        thread.join()  # expect: THR134


def fetch_some(urls):
    workers = [th.Thread(target=fetch, args=(u,)) for u in urls]  # expect: THR102
    [worker.join() for worker in workers]  # expect: THR134


fetch_all(["a"])
fetch_some(["b"])
