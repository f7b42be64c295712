import threading
import time


class Channel:
    def __init__(self):
        self.read_lock = threading.Lock()
        self.write_lock = threading.Lock()
        self.received = 0
        self.sent = 0
        self.closed = False

    def receive(self):
        with self.read_lock:
            self.received += 1

    def send(self):
        with self.write_lock:
            self.sent += 1

    def close(self):
        with self.read_lock:
            self.closed = True
        with self.write_lock:
            self.closed = True


def work(channel):
    for _ in range(10):
        channel.send()
        time.sleep(0.001)
        channel.receive()
    channel.close()


channel = Channel()
threads = [threading.Thread(target=work, args=(channel,)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
