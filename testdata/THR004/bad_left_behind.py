import threading

hits = 0
lock = threading.Lock()


def worker(pages):
    global hits
    for page in pages:
        with lock:
            hits += len(page)  # threadlint: ignore[THR201] # expect: THR004 "ignore[THR201]` silences nothing"


threads = [threading.Thread(target=worker, args=(["a", "bc"],)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(hits)
