# THR103, THR108, THR134: what is refused before and after `start()`.
import threading

from probing import escaped_exceptions, outcome, report


def set_daemon(thread):
    thread.daemon = True


gate = threading.Event()
thread = threading.Thread(target=gate.wait)
report("ident before start()", thread.ident)
report("join() before start()", outcome(thread.join))
thread.start()
report("daemon = True while running", outcome(set_daemon, thread))
report("start() while running", outcome(thread.start))
report("join() of oneself", outcome(threading.current_thread().join))
gate.set()
thread.join()
report("daemon = True after the end", outcome(set_daemon, thread))
report("start() after the end", outcome(thread.start))
report("name = ... after the end", outcome(setattr, thread, "name", "x"))


def start_after_run():
    ran = threading.Thread(target=lambda: None)
    ran.run()
    ran.start()
    ran.join()


report("start() after run()", outcome(lambda: escaped_exceptions(start_after_run)))
