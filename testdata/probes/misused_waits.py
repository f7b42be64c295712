# THR407, THR415, THR418: what conditions, queues and pools answer when they are used in the wrong way.
import threading

from probing import report

try:
    import queue
except ImportError:
    import Queue as queue


def raised(call):
    try:
        call()
    except BaseException as error:
        return type(error).__name__
    return None


condition = threading.Condition()
for name in ("notify", "notifyAll"):
    if hasattr(condition, name):
        report("%s without the lock" % name, raised(getattr(condition, name)), expected="RuntimeError", because="THR407")
report("wait without the lock", raised(lambda: condition.wait(0.01)), expected="RuntimeError", because="THR407")

jobs = queue.Queue()
jobs.put(1)
jobs.get()
jobs.task_done()
report("task_done once more", raised(jobs.task_done), expected="ValueError", because="THR415")

try:
    from concurrent.futures import ThreadPoolExecutor
except ImportError:
    pass
else:
    pool = ThreadPoolExecutor(1)
    error = pool.submit(pool.shutdown).exception(5)
    report("shutdown by a task", type(error).__name__, expected="RuntimeError", because="THR418")
