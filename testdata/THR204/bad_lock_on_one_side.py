import threading

lock = threading.Lock()
seen = {"a": 0, "b": 0}


def quick(words):
    for word in words:
        seen[word] += 1  # expect: THR204


def careful(words):
    for word in words:
        with lock:
            seen[word] += 1


threads = [threading.Thread(target=quick, args=("ab",)), threading.Thread(target=careful, args=("ab",))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(seen)
