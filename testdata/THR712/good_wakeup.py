"""A handler that only sets what somebody looks at."""
import queue
import signal

events = queue.SimpleQueue()
stopped = False


def on_hangup(number, frame):
    events.put("reload")


def on_term(number, frame):
    global stopped
    stopped = True


def main():
    signal.signal(signal.SIGHUP, on_hangup)
    signal.signal(signal.SIGTERM, on_term)
    while not stopped:
        print(events.get())


main()
