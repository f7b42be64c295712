# THR102, THR103, THR133, THR134, THR139: what thread objects refuse, and what does not happen. runs alone
import threading
import time

from probing import report


def error_of(call):
    try:
        call()
    except Exception as error:
        return type(error).__name__
    return "ok"


ran = []
never = threading.Thread(target=ran.append, args=(1,))
time.sleep(0.05)
report("a thread that is never started runs its target", bool(ran), expected=False, because="THR102")

thread = threading.Thread(target=time.sleep, args=(0,))
report("join() before start()", error_of(thread.join), expected="RuntimeError", because="THR134")
thread.start()
thread.join()
report("start() after join()", error_of(thread.start), expected="RuntimeError", because="THR103")

timer = threading.Timer(60, ran.append, args=(2,))
timer.start()
timer.cancel()
report("start() of a cancelled timer that was started", error_of(timer.start), expected="RuntimeError", because="THR103")
unstarted = threading.Timer(0.01, ran.append, args=(3,))
unstarted.cancel()
unstarted.start()
unstarted.join()
report("a timer that is cancelled, then started, calls its function", 3 in ran, expected=False, because="THR103")

seen = []


def join_self():
    seen.append(error_of(threading.current_thread().join))


own = threading.Thread(target=join_self)
own.start()
own.join()
report("join() of the current thread", seen[0], expected="RuntimeError", because="THR133")
report("join() of all of enumerate()", error_of(lambda: [t.join() for t in threading.enumerate()]), expected="RuntimeError",
       because="THR133")

stop = threading.Event()
loop = threading.Thread(target=stop.wait)
loop.start()
loop.join(0.1)
report("a thread that waits for a flag has ended before it is set", not loop.is_alive() if hasattr(loop, "is_alive") else False,
       expected=False, because="THR139")
stop.set()
loop.join()
