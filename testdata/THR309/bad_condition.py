# A condition, with a handler in between.
import threading as th

changed = th.Condition()
state = {}


def publish(key, text):
    try:
        value = int(text)
        changed.acquire()  # expect: THR309
        state[key] = value
        changed.notify_all()
    except ValueError:
        state.clear()
    finally:
        changed.release()


publish("a", "1")
