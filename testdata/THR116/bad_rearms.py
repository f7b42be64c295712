"""Arms itself again."""
import threading as th


def poll():
    print("poll")
    t = th.Timer(5.0, poll)  # expect: THR116 "never ends"
    t.start()


poll()
