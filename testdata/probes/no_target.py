# THR104: a thread without target runs nothing and says nothing.
import threading

from probing import escaped_exceptions, report


def start_one():
    thread = threading.Thread()
    thread.start()
    thread.join()


report("exceptions of a thread without target", escaped_exceptions(start_one), expected=[], because="THR104")
