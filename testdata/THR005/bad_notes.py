import threading

lock = threading.Lock()


def update(state):
    # thread-confined: main
    # expect@-1: THR005 "stands at no assignment, `def` or `class`"
    print(state)
    with lock:
        state.clear()  # guarded-by: lock
        # expect@-1: THR005 "stands at no assignment"
    total = 0  # requires-lock: lock
    # expect@-1: THR005 "stands at no `def`"
    count = 0  # guarded-by:
    # expect@-1: THR005 "names no lock"
    return total, count


class Window:
    shown = False  # thread-confined:
    # expect@-1: THR005 "names no thread"


# thread-confined: nothing comes after it
# expect@-1: THR005
