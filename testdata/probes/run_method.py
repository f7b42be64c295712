# THR101: `run()` executes the target in the caller's thread, `start()` in a new one.
import threading

from probing import report

seen = []


def target():
    seen.append(threading.current_thread() is main)


main = threading.current_thread()
threading.Thread(target=target).run()
thread = threading.Thread(target=target)
thread.start()
thread.join()
report("run() executes in the caller's thread", seen[0], expected=True, because="THR101")
report("start() executes in the caller's thread", seen[1], expected=False, because="THR101")

timer_seen = []
timer = threading.Timer(0, lambda: timer_seen.append(threading.current_thread() is main))
timer.run()
report("Timer.run() executes in the caller's thread", timer_seen[0], expected=True, because="THR101")
