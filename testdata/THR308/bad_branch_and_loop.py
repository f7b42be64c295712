import threading

lock = threading.Lock()


def read_all(paths, skip):
    texts = []
    for path in paths:
        lock.acquire()  # expect: THR308
        if path not in skip:
            with open(path) as file:
                texts.append(file.read())
        lock.release()
    return texts


try:
    read_all(["/no/such/file"], [])
except OSError as error:
    print(error, lock.locked())
