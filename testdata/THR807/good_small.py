# threadlint-test: preview select=THR807
# Hardly any work.
import threading

seen = []


def work(n):
    seen.append(n)


threads = [threading.Thread(target=work, args=(n,)) for n in range(100)]
for thread in threads:
    thread.start()
