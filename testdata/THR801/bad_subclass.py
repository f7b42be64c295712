import threading


class Primes(threading.Thread):
    def __init__(self, first, last):
        super().__init__()
        self.first = first
        self.last = last
        self.found = []

    def run(self):
        for n in range(self.first, self.last):
            if all(n % d for d in range(2, n)):
                self.found.append(n)


workers = [Primes(n, n + 200) for n in (2, 202, 402)]  # expect: THR801 "Primes"
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print([len(worker.found) for worker in workers])
