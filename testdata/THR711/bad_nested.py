from threading import Thread
import signal


def main():
    def run():
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # expect: THR711

    worker = Thread(target=run, daemon=True)
    worker.start()
    worker.join()
