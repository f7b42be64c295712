import threading

lock = threading.Lock()


def save(text):
    lock.acquire()
    try:
        value = int(text)
    except BaseException:
        lock.release()
        raise
    lock.release()
    return value


print(save("1"))
