from threading import Thread


class Poller(Thread):
    def __init__(self, url):
        self.url = url
        self.daemon = True  # expect: THR105 "before"
        super(Poller, self).__init__()

    def run(self):
        print(self.url)


try:
    Poller("a.org")
except RuntimeError as error:
    print(error)
