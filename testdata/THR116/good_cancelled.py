"""Cancelled, a daemon, joined."""
import threading


def late():
    print("too late")


watchdog = threading.Timer(5, late)
watchdog.start()
try:
    print("work")
finally:
    watchdog.cancel()

quiet = threading.Timer(5, late)
quiet.daemon = True
quiet.start()

# Over in a moment.
threading.Timer(0.5, late).start()
