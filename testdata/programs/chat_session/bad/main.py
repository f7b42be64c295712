"""One session of a chat client; the user, the server and a timeout can all end it."""

import threading
import time


class Transcript:
    """What went over the wire."""

    def __init__(self):
        self._lines = []
        self._lock = threading.Lock()

    def send(self, line):
        with self._lock:
            self._lines.append(line)

    def lines(self):
        with self._lock:
            return list(self._lines)


class ChatSession:
    def __init__(self, user, wire, idle_timeout=0.02):
        self.user = user
        self.wire = wire
        self.idle_timeout = idle_timeout
        self.closed = threading.Event()

    def say(self, text):
        self.wire.send("%s: %s" % (self.user, text))

    def close(self, reason):
        """Say goodbye, once."""
        if not self.closed.is_set():  # expect: THR227
            self.wire.send("%s has left (%s)" % (self.user, reason))
            self.closed.set()

    def watch_idle(self):
        if not self.closed.wait(self.idle_timeout):
            self.close("timeout")

    def watch_server(self, going_down):
        going_down.wait()
        self.close("server is going down")


def main():
    wire = Transcript()
    session = ChatSession("ada", wire)
    going_down = threading.Event()
    watchers = [
        threading.Thread(target=session.watch_idle),
        threading.Thread(target=session.watch_server, args=(going_down,)),
    ]
    for watcher in watchers:
        watcher.start()
    session.say("hello")
    time.sleep(0.01)
    going_down.set()
    session.close("bye")
    for watcher in watchers:
        watcher.join()
    print("\n".join(wire.lines()))


if __name__ == "__main__":
    main()
