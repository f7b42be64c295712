"""Agent on a build machine: tells the controller twice a second that it is alive."""

import threading
import time

DEFAULTS = {"interval": 0.01, "labels": ["linux"]}


def fetch_settings(host):
    """What the controller wants from this agent."""
    time.sleep(0.005)
    return dict(DEFAULTS, host=host)


class Agent:
    def __init__(self, host, send):
        self.host = host
        self.send = send
        self.missed = 0
        self._quit = threading.Event()
        self._thread = None

    def connect(self):
        self._thread = threading.Thread(target=self._beat, name="heartbeat")
        self._thread.start()  # expect: THR221
        self.settings = fetch_settings(self.host)

    def close(self):
        self._quit.set()
        self._thread.join()

    def _beat(self):
        while True:
            try:
                self.send(self.host, self.settings["labels"])
            except OSError:
                self.missed += 1
            if self._quit.wait(self.settings["interval"]):
                return


def main():
    beats = []
    agent = Agent("build-7", lambda host, labels: beats.append((host, tuple(labels))))
    agent.connect()
    time.sleep(0.05)
    agent.close()
    print(len(beats) > 2 and "alive" or "silent", agent.missed, "missed")


if __name__ == "__main__":
    main()
