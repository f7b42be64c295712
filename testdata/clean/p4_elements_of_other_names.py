"""The thread stops once; the main thread changes another element."""
import threading

state = {"stop": 0, "healthy": False, "tries": 0}


def work():
    if state["stop"] == 0:
        print("last")
        state["stop"] = 1


worker = threading.Thread(target=work)
worker.start()
if not state["healthy"]:
    print("checked")
    state["healthy"] = True
