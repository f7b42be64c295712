import sys
import threading


def work():
    try:
        sys.exit(1)
    except SystemExit:
        print("caught")


thread = threading.Thread(target=work)
thread.start()
thread.join()
