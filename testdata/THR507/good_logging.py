import logging
import threading

logging.warning("in thread %s", threading.get_ident())
print("thread %d" % threading.current_thread().ident)
