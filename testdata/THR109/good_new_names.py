import threading

event = threading.Event()
condition = threading.Condition()
thread = threading.Thread(target=event.wait, name="waiter", daemon=True)
thread.start()
print(thread.is_alive(), thread.name, thread.daemon, threading.active_count())
print(threading.current_thread().name, event.is_set())
with condition:
    condition.notify_all()
event.set()
thread.join()
