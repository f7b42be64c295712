import threading


class Worker(threading.Thread):
    def run(self):
        print("working")


w = Worker()
w.run()
