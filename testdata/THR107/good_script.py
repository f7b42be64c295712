"""Nobody imports this: it does its work and waits for it."""
import threading


def work(n):
    print(n)


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
