# THR109: which old names exist, and whether using them warns.
import threading

from probing import report, warned


def state(owner, name, *args):
    if not hasattr(owner, name):
        return "missing"
    return warned(lambda: getattr(owner, name)(*args)) or "silent"


thread = threading.Thread(target=lambda: None)
condition = threading.Condition()
event = threading.Event()
report("threading.currentThread", state(threading, "currentThread"))
report("threading.activeCount", state(threading, "activeCount"))
report("Thread.isAlive", state(thread, "isAlive"))
report("Thread.isDaemon", state(thread, "isDaemon"))
report("Thread.setDaemon", state(thread, "setDaemon", True))
report("Thread.getName", state(thread, "getName"))
report("Thread.setName", state(thread, "setName", "x"))
with condition:
    report("Condition.notifyAll", state(condition, "notifyAll"))
report("Event.isSet", state(event, "isSet"))
