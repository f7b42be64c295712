import sys
import threading


def report():
    print("the threads take turns every", sys.getswitchinterval(), "seconds")


threading.Thread(target=report).start()
