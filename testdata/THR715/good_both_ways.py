import os
import sys
import threading


def daemonize():
    if os.fork() != 0:
        sys.exit(0)


def main(detach):
    if detach:
        daemonize()
    print("serving")


class App:
    def begin(self):
        threading.Thread(target=self.run).start()

    def run(self):
        main(False)


if __name__ == "__main__":
    if sys.platform == "darwin":
        App().begin()
    else:
        main(True)
