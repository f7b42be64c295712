import threading as th


class Server(th.Thread):
    running = True

    def run(self):
        while self.running:
            print("serving")

    def _stop(self):  # expect: THR106 "_stop"
        self.running = False
