import threading


class Service:
    def start(self):
        self.thread = threading.Thread(target=self.loop(), daemon=True)  # expect: THR119
        self.thread.start()
        self.thread.join()

    def loop(self):
        print("loop")


Service().start()
