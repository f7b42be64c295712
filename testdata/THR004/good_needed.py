# threadlint: ignore-file[THR203]
import threading

hits = misses = pages_read = retries = 0


def worker(pages):
    global hits, misses, pages_read, retries
    for page in pages:
        hits += len(page)  # threadlint: ignore[unlocked-global-update] only a number for the log
    # threadlint: ignore[THR201]
    misses += 1
    pages_read += 2  # noqa: THR201
    retries += 3  # threadlint: ignore


def counters():
    n = 0

    def count():
        nonlocal n
        n += 1

    return [threading.Thread(target=count) for _ in range(4)]


threads = counters() + [threading.Thread(target=worker, args=(["a", "bc"],)) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
# The finding stands at the second line of the statement.
# threadlint: ignore[THR119] it returns a function
lister = threading.Thread(
    target=print("now"),
)
lister.start()
