"""Asks for a flag that is always on while the flags are reloaded from a slow source."""

import sys
import threading
import time

sys.path.insert(0, sys.argv[1])

from flags import FlagStore
from source import read_flags


def slowly():
    time.sleep(0.002)
    return read_flags()


store = FlagStore(slowly)
done = threading.Event()
answers = {True: 0, False: 0}


def request():
    while not done.is_set():
        answers[store.is_enabled("search-v2")] += 1
        time.sleep(0.0001)


requests = threading.Thread(target=request)
requests.start()
for _ in range(50):
    store.reload()
    time.sleep(0.0005)
done.set()
requests.join()
if answers[False]:
    print("the flag was off in %d of %d requests" % (answers[False], sum(answers.values())))
    sys.exit(1)
