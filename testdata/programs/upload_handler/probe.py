"""Clients upload thirty files of 2000 bytes, all at a time."""
import sys
import time

sys.path.insert(0, sys.argv[1])
import main

receive = main.UploadHandler.receive


def slow_receive(handler, length):
    time.sleep(0.005)
    return receive(handler, length)


main.UploadHandler.receive = slow_receive
stored = main.upload_all({"/%d" % number: bytes(2000) for number in range(30)}, clients=6)
if stored != 60000:
    print("%d of 60000 bytes counted" % stored)
    sys.exit(1)
