# THR502, THR503: what threads find in a thread-local object.
import threading

from probing import report

state = threading.local()
state.depth = 0
seen = []


def reader():
    try:
        seen.append(state.depth)
    except AttributeError:
        seen.append("AttributeError")


thread = threading.Thread(target=reader)
thread.start()
thread.join()
report("an attribute of a thread-local object, read in a thread that has not set it", seen[0],
       expected="AttributeError", because="THR502")

kept = []


def task(name):
    if name:
        state.user = name
    kept.append(getattr(state, "user", None))


def tasks():
    task("first")
    task(None)


thread = threading.Thread(target=tasks)
thread.start()
thread.join()
report("a second task of one thread finds what the first has kept", kept[1], expected="first", because="THR503")
