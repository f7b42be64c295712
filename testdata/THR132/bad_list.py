"""Results of several threads, waited for a while."""
from threading import Thread


def fetch(url, results):
    results.append(url.upper())


def fetch_all(urls):
    results = []
    threads = [Thread(target=fetch, args=(u, results)) for u in urls]
    for t in threads:
        t.start()
    for t in threads:
        t.join(timeout=2)  # expect: THR132 "is_alive"
    return sorted(results)
