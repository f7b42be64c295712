import queue
import signal

events = queue.Queue()


def on_hangup(number, frame):
    events.put("reload")  # expect: THR712


def main():
    signal.signal(signal.SIGHUP, on_hangup)
    while True:
        print(events.get())


main()
