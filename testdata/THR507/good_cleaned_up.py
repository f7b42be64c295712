import threading

active = {}


def work(n):
    ident = threading.get_ident()
    active[ident] = n
    try:
        print(len(active) > 0)
    finally:
        del active[ident]


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
