"""A counter in the header of a buffer, and one frame for all cameras."""

import struct
import threading

frame = bytearray(1024)


def step(value):
    return value + 1


def capture(camera):
    while True:
        with open(camera, "rb") as device:
            frame[4:1024] = device.read(1020)  # expect: THR226 "bytearray"
        frame[0:4] = struct.pack("<I", step(struct.unpack("<I", frame[0:4])[0]))


for name in ("/dev/video0", "/dev/video1"):
    threading.Thread(target=capture, args=(name,)).start()
