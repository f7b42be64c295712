try:
    import thread
except ImportError:
    import _thread as thread


def work():
    print("working")


thread.start_new_thread(work, ())  # expect: THR110
