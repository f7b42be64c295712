import threading


def work():
    print("working")


thread = threading.Thread(target=work)
thread.start()
thread.join()
