import threading


def start_new_thread(function, args):
    thread = threading.Thread(target=function, args=args)
    thread.start()
    return thread


start_new_thread(print, ("a",)).join()
