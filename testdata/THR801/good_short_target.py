import threading

ready = threading.Event()


def mark():
    ready.set()


threads = [threading.Thread(target=mark) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
