import os
import subprocess
import threading


def lower_priority():
    os.nice(10)


class Encoder(threading.Thread):
    def __init__(self, path):
        super().__init__()
        self.path = path
        self.status = None

    def run(self):
        self.status = subprocess.call(["encode", self.path], preexec_fn=lower_priority)  # expect: THR716


def main(paths):
    encoders = [Encoder(p) for p in paths]
    for e in encoders:
        e.start()
    for e in encoders:
        e.join()
