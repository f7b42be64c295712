import signal
import threading


class Service:
    def __init__(self):
        self.running = True

    def stop(self, number, frame):
        self.running = False

    def serve(self):
        signal.signal(signal.SIGTERM, self.stop)  # expect: THR711
        while self.running:
            pass


def main():
    service = Service()
    thread = threading.Thread(target=service.serve)
    thread.start()
    thread.join()


if __name__ == "__main__":
    main()
