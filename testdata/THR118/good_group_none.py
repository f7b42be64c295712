import threading


def work(n):
    print(n)


thread = threading.Thread(None, work, "name", (1,))
thread.start()
thread.join()
