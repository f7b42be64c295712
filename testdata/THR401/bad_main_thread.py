from threading import Lock, Thread

cache_lock = Lock()
db_lock = Lock()


def flush():
    db_lock.acquire()
    try:
        cache_lock.acquire()  # expect: THR401
        try:
            print("flushed")
        finally:
            cache_lock.release()
    finally:
        db_lock.release()


def load():
    with cache_lock, db_lock:
        print("loaded")


worker = Thread(target=flush)
worker.start()
load()
worker.join()
