from threading import Thread

events = []


class Monitor(Thread):
    def __init__(self):
        super().__init__(daemon=True)

    def run(self):
        events.append("started")


def launch():
    monitor = Monitor()
    monitor.start()
    return monitor


monitor = launch()  # expect: THR107
