# THR119: `target=f()` runs f in the caller, and the thread gets its result.
import threading

from probing import escaped_exceptions, outcome, report

where = []


def work():
    where.append(threading.current_thread() is main)


def value():
    return 5


def start(target):
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()


main = threading.current_thread()
start(work())
report("target=f() runs f in the caller's thread", where, expected=[True], because="THR119")
report("exceptions of target=f() when f returns None", escaped_exceptions(lambda: start(work())), expected=[], because="THR119")
report("exceptions of target=f() when f returns 5", escaped_exceptions(lambda: start(value())), expected=["TypeError"], because="THR119")

try:
    from concurrent.futures import ThreadPoolExecutor
except ImportError:
    ThreadPoolExecutor = None
if ThreadPoolExecutor:
    with ThreadPoolExecutor(1) as pool:
        report("submit(f()) when f returns None", outcome(lambda: pool.submit(work()) and None), expected="ok", because="THR119")
        report("its result()", outcome(lambda: pool.submit(work()).result()), expected="TypeError", because="THR119")
