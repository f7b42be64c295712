# threadlint-test: preview
"""Receivers count packets and bytes in a status page of fixed layout, as a display reads it."""

import struct
import threading

LAYOUT = struct.Struct("<II")
page = bytearray(64)
page_lock = threading.Lock()


def add(old, length):
    packets, size = LAYOUT.unpack(old)
    return LAYOUT.pack(packets + 1, size + length)


def receive(packets):
    for packet in packets:
        with page_lock:
            page[0:8] = add(page[0:8], len(packet))


def totals():
    return LAYOUT.unpack(page[0:8])


def run(streams):
    receivers = [threading.Thread(target=receive, args=(stream,)) for stream in streams]
    for receiver in receivers:
        receiver.start()
    for receiver in receivers:
        receiver.join()
    return totals()


if __name__ == "__main__":
    print(run([[b"ping", b"pong"] * 10, [b"data"] * 5]))
