# THR711: what `signal.signal()` answers on a thread other than the main one.
import signal
import threading

from probing import escaped_exceptions, report


def in_thread():
    thread = threading.Thread(target=lambda: signal.signal(signal.SIGTERM, signal.SIG_DFL))
    thread.start()
    thread.join()


report("signal.signal() on a thread", escaped_exceptions(in_thread), expected=["ValueError"], because="THR711")
