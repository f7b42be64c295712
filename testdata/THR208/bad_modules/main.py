import threading
import time

import state


def get():
    if state.session is None:  # expect: THR208
        with state.lock:
            time.sleep(0.001)
            state.session = state.Session()
    return state.session


def work(n):
    get().requests.append(n)


threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
