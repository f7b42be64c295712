# Logged before the start.
import logging
from threading import Thread


def work():
    print("work")


t = Thread(target=work)
logging.info("starting thread %s", t.ident)  # expect: THR511
print(f"native id: {t.native_id}")  # expect: THR511
t.start()
print(t.ident)
t.join()
