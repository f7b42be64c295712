import sys
import threading

sys.setswitchinterval(10)  # expect: THR809 "0.005 seconds"

seen = set()


def visit(pages):
    for page in pages:
        if page not in seen:
            seen.add(page)
            print(page)


threads = [threading.Thread(target=visit, args=(["a", "b", "c"],)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
