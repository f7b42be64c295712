# THR109: whether old names that still exist warn when they are used.
import threading

from probing import report, warned


def say(claim, owner, name, *args):
    if hasattr(owner, name):
        warnings = warned(lambda: getattr(owner, name)(*args))
        report("api: threading.%s warns" % claim, "DeprecationWarning" in warnings)


thread = threading.Thread(target=lambda: None)
condition = threading.Condition()
event = threading.Event()
say("currentThread", threading, "currentThread")
say("activeCount", threading, "activeCount")
say("Thread.isAlive", thread, "isAlive")
say("Thread.isDaemon", thread, "isDaemon")
say("Thread.setDaemon", thread, "setDaemon", True)
say("Thread.getName", thread, "getName")
say("Thread.setName", thread, "setName", "x")
with condition:
    say("Condition.notifyAll", condition, "notifyAll")
say("Event.isSet", event, "isSet")
