import thread
import threading


def work():
    print "work"


threading.Thread(target=work()).start()  # expect: THR119
try:
    thread.start_new_thread(work(), ())  # expect: THR119
except TypeError, error:
    print error
