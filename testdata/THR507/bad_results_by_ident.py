import threading

results = {}


def work(n):
    results[threading.get_ident()] = n  # expect: THR507


threads = [threading.Thread(target=work, args=(n,)) for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(results), "results, should be 5")
