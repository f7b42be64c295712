# Objects with a `start` that makes the thread, or that make themselves new.
import threading


class Service:
    def start(self):
        self.thread = threading.Thread(target=print)
        self.thread.start()

    def stop(self):
        self.thread.join()


class Again(threading.Thread):
    def run(self):
        print("run")

    def renew(self):
        self.join()
        threading.Thread.__init__(self)


class Engine:
    def start(self):
        print("no thread at all")


def main():
    service = Service()
    service.start()
    service.stop()
    service.start()
    again = Again()
    again.start()
    again.renew()
    again.start()
    engine = Engine()
    engine.start()
    engine.start()


main()
