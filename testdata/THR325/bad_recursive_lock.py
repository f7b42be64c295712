"""Another lock is held than that of the condition."""
import threading
lock = threading.RLock()
ready = threading.Condition(threading.Lock())
done = False
def finish():
    global done
    lock.acquire()
    done = True
    ready.notify()  # expect: THR325
    lock.release()
def wait():
    with ready:
        ready.wait_for(lambda: done)
threading.Thread(target=finish).start()
wait()
