# threadlint-test: preview select=THR905
# Handed on, no decision.
import gc
import sys


def frames():
    return sys._current_frames()


def numbers(thing):
    return {"references": sys.getrefcount(thing), "objects": len(gc.get_objects())}
