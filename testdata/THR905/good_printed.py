# threadlint-test: preview select=THR905
# For people.
import gc
import sys
import traceback


def dump():
    for ident, frame in sys._current_frames().items():
        if ident:
            print(ident)
            traceback.print_stack(frame)


def count(thing):
    print(sys.getrefcount(thing), len(gc.get_objects()))


def log(log, thing):
    if sys.getrefcount(thing) > 5:
        log.warning("leak")
