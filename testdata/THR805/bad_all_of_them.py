import threading
import time

results = []


def count(path):
    with open(path) as lines:
        results.append(len(lines.readlines()))


def watch(seconds):
    deadline = time.time() + seconds
    while threading.active_count() > 2:  # expect: THR805 "`join()` of the threads"
        if time.time() > deadline:
            raise SystemExit("threads hang")  # expect: THR112


threads = [threading.Thread(target=count, args=(path,)) for path in ("/etc/passwd", "/etc/group")]
threads.append(threading.Thread(target=watch, args=(5,)))
for t in threads:
    t.start()
while len(results) < 2:  # expect: THR805 "threading.Event"
    pass
while any(t.is_alive() for t in threads):  # expect: THR805 "`t.join()`"
    pass
print(sum(results))
