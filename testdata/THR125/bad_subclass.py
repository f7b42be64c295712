import threading


class Ticker(threading.Thread):
    def __init__(self):
        threading.Thread.__init__(self)
        self.on = True

    def run(self):
        while self.on:
            print("tick")

    def halt(self):
        self.on = False


ticker = Ticker()
ticker.start()
ticker.halt  # expect: THR125
ticker.join()
