import threading


def job():
    print("job")


class Catching(threading.Thread):
    error = None

    def run(self):
        try:
            threading.Thread.run(self)
        except Exception as error:
            self.error = error


thread = Catching(target=job)
thread.start()
thread.join()
