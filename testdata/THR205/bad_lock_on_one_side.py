import threading

lock = threading.Lock()


class Visits:
    total = 0

    def quick(self, pages):
        for page in pages:
            Visits.total += len(page)  # expect: THR205

    def careful(self, pages):
        for page in pages:
            with lock:
                Visits.total += len(page)


visits = Visits()
threads = [
    threading.Thread(target=visits.quick, args=(["a", "bc"],)),
    threading.Thread(target=visits.careful, args=(["a", "bc"],)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(Visits.total)
