import threading


class Worker(threading.Thread):
    def run(self):
        print("work")


def launch(thread):
    thread.start()
