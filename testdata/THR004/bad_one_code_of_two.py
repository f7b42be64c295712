import threading

hits = 0
misses = 0


def worker(pages):
    global hits, misses
    for page in pages:
        hits += len(page)  # threadlint: ignore[THR201, THR301] # expect: THR004 "`THR301` silences nothing"
    misses += 1  # noqa: E501, THR201, thr202 # expect: THR004 "`thr202` silences nothing"


threads = [threading.Thread(target=worker, args=(["a", "bc"],)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(hits)
