# One thread at a time, in the usual spellings.
import threading
from threading import Thread


def fetch(url):
    print(url)


def one(urls):
    for url in urls:
        t = Thread(target=fetch, args=(url,))
        t.start()
        t.join()  # expect: THR131


def with_words(urls):
    results = []
    for i, url in enumerate(urls):
        worker = threading.Thread(target=fetch, args=(url,), daemon=True)
        print("starting", i)
        worker.start()
        results.append(worker)
        print("waiting for", worker.name)
        worker.join()  # expect: THR131
        print("done")
    return results


def gathered(urls):
    threads = [Thread(target=fetch, args=(u,)) for u in urls]
    for t in threads:
        t.start()
        t.join()  # expect: THR131


if __name__ == "__main__":
    one(["a", "b"])
    with_words(["c"])
    gathered(["d"])
