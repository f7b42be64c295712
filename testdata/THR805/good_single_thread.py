"""Nobody runs beside these loops: what they look at is changed by a signal handler, or by the clock."""
import signal
import time

stopped = False


def stop(signum, frame):
    global stopped
    stopped = True


def pause(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


signal.signal(signal.SIGINT, stop)
pause(0.001)
while not stopped:
    pass
