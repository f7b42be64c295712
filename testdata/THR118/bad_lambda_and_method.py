import threading as th


class Service:
    def start(self):
        self.thread = th.Thread(self.loop, daemon=True)  # expect: THR118
        self.thread.start()

    def loop(self):
        print("loop")


try:
    Service().start()
except AssertionError as error:
    print(error)
try:
    threads = [th.Thread(lambda: print("x")) for _ in range(2)]  # expect: THR118
except AssertionError as error:
    print(error)
