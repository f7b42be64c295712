from threading import Thread


class Pinger(Thread):
    def __init__(self, host):
        Thread.__init__(self)
        self.host = host

    def run(self):
        print("ping", self.host)


def make():
    return Pinger("localhost")
