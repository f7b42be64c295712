"""Lets guests enter a room at the same moment; nothing that is said may be lost."""
import sys
import threading
import time
import types

sys.path.insert(0, sys.argv[1])
import main


def slow_lock():
    time.sleep(0.01)
    return threading.Lock()


main.threading = types.SimpleNamespace(Lock=slow_lock, Thread=threading.Thread)
main.write_down = lambda *what: time.sleep(0.005)
said = main.evening(5, ["x"] * 4)
if said != 20:
    print("%d of 20 lines" % said)
    sys.exit(1)
