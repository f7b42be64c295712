import threading
import time


class Download:
    def __init__(self, path):
        self.path = path
        self.finished = False
        self.text = None
        self.thread = threading.Thread(target=self.run)

    def run(self):
        with open(self.path) as file:
            self.text = file.read()
        self.finished = True


def main():
    download = Download("/etc/hosts")
    download.thread.start()
    while not download.finished:  # expect: THR806 "time.sleep(0.01)"
        time.sleep(0.01)
    print(download.text)


main()
