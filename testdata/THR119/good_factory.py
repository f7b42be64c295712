import threading


def make_worker(name):
    def work():
        print("work of", name)

    return work


thread = threading.Thread(target=make_worker("a"))
thread.start()
thread.join()
