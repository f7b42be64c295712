import threading


def work():
    print("work")


thread = threading.Thread()
thread.run = work
thread.start()
thread.join()
