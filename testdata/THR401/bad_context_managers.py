import contextlib, threading
A = threading.Lock()
B = threading.Lock()
@contextlib.contextmanager
def locked_a():
    A.acquire()
    try:
        yield
    finally:
        A.release()
def one():
    with locked_a():
        with B:  # expect: THR401
            print(1)
def two():
    with contextlib.ExitStack() as st:
        st.enter_context(B)
        st.enter_context(A)
        print(2)
threading.Thread(target=one).start()
threading.Thread(target=two).start()
