import threading
import time


def worker(totals, names):
    for name in names:
        time.sleep(0.001)
        totals["size"] += len(name)  # expect: THR204


def main():
    totals = {"size": 0}
    threads = []
    for share in (["a", "b"], ["c"], ["d", "e"]):
        thread = threading.Thread(target=worker, args=(totals, share))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    print(totals)


main()
