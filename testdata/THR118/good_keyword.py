import threading


def work():
    print("work")


thread = threading.Thread(target=work)
thread.start()
thread.join()
