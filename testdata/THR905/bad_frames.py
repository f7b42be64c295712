# threadlint-test: preview select=THR905
# Decides by where another thread is.
import sys


def is_waiting(thread):
    frame = sys._current_frames().get(thread.ident)  # expect: THR905 "have moved on"
    return frame is not None and frame.f_code.co_name == "wait" and True


def is_there(ident):
    if ident in sys._current_frames():  # expect: THR905
        return True
    return False
