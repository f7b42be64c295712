import sys
import thread
import time


def serve(port):
    while True:
        print "serving", port
        time.sleep(1)


def main():
    sys.setcheckinterval(1000)  # expect: THR809 "100 instructions"
    for port in (8000, 8001):
        thread.start_new_thread(serve, (port,))
    time.sleep(10)


main()
