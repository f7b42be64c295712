import threading

life = threading.Lock()
data = threading.Lock()
values = []


def work():
    with data:
        values.append(1)


def restart(old):
    with life:
        old.join()
        new = threading.Thread(target=work)
        new.start()
        return new


first = threading.Thread(target=work)
first.start()
restart(first).join()
