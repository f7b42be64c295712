import threading


def load_all(names):
    found = {}

    def load(name):
        found[name] = len(name)

    threads = []
    for name in names:
        t = threading.Thread(target=load, args=(name,))
        t.start()
        threads.append(t)
    for t in threads:
        t.join()
    return found
