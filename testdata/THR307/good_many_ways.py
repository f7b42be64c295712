# Every path releases, in many ways.
import threading
lock = threading.Lock()
def ok1(x):
    lock.acquire()
    if x:
        lock.release()
        return 1
    try:
        return 2
    finally:
        lock.release()
def ok2(x):
    locked = lock.acquire(False)
    if not locked:
        return
    try:
        print(x)
    finally:
        lock.release()
def ok3(x):
    lock.acquire()
    try:
        for i in x:
            if i: continue
            if i > 2: break
            with open("f") as f:
                return f
    finally:
        lock.release()
def ok4(x):
    for _ in range(3):
        if lock.acquire(timeout=1):
            break
    else:
        raise RuntimeError("no")
    try:
        print(1)
    finally:
        lock.release()
def ok5(x):
    have = False
    try:
        while not have:
            have = lock.acquire(timeout=1)
        print(1)
    finally:
        if have:
            lock.release()
def ok6(x):
    lock.acquire()
    released = False
    try:
        if x:
            lock.release()
            released = True
        print(x)
    finally:
        if not released:
            lock.release()
def ok7(x):
    acquired = False
    if x is not None:
        lock.acquire()
        acquired = True
    try:
        print(1)
    finally:
        if acquired:
            lock.release()
def ok8(x):
    if not lock.acquire(blocking=False):
        print("busy")
        lock.acquire()
    try:
        print(x)
    finally:
        lock.release()
def ok9(x):
    lock.acquire()
    try:
        r = int(x)
    except Exception as e:
        lock.release()
        raise ValueError from e
    lock.release()
    return r
def ok10(x):
    if (got := lock.acquire(timeout=2)):
        try:
            return 1
        finally:
            lock.release()
    return got
def ok11(xs):
    lock.acquire()
    try:
        while xs:
            x = xs.pop()
            lock.release()
            try:
                x()
            finally:
                lock.acquire()
    finally:
        lock.release()
def ok12(flag):
    if flag and not lock.acquire(False):
        return
    try:
        print(flag)
    finally:
        if flag:
            lock.release()
def ok13():
    try:
        lock.acquire(timeout=3) or exit(1)
        print(1)
    finally:
        print(3)
    lock.release()
def ok14(x):
    import contextlib
    with contextlib.ExitStack() as st:
        lock.acquire()
        st.callback(lock.release)
        if x: return 1
def ok15(timeout=None):
    if timeout is None:
        lock.acquire()
    elif not lock.acquire(timeout=timeout):
        return False
    try:
        return True
    finally:
        lock.release()
