import threading


def work():
    print("work")


thread = threading.Thread(None, work)
thread.start()
thread.join()
