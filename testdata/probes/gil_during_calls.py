# The `gil` of rules/api: whether another thread runs while a call is under way, however busy the machine.
import sys
import threading
import time

from probing import report

NEVER_S = 100.0  # of switch interval: the GIL goes to the other thread only when a call gives it away
NEVER_CHECKS = 10 ** 9  # bytecodes, Python 2
TICK_S = 0.0005
LEAST_S = 0.02  # a call repeats until it took as long

clock = getattr(time, "perf_counter", time.time)
ticks = []
done = threading.Event()


def tick():
    while not done.is_set():
        ticks.append(clock())
        time.sleep(TICK_S)


def runs_during(call):
    begin = clock()
    while clock() - begin < LEAST_S:
        call()
    end = clock()
    return any(begin < moment < end for moment in ticks)


def never_switch():
    if hasattr(sys, "setswitchinterval"):
        sys.setswitchinterval(NEVER_S)
    elif hasattr(sys, "setcheckinterval"):
        sys.setcheckinterval(NEVER_CHECKS)


def calls():
    """(what, call) pairs; what an interpreter lacks is left out."""
    import base64
    import copy
    import json
    import pickle
    import re
    import subprocess
    import zlib

    big = bytes(bytearray(range(256)) * 4000)
    small = big[:1000]
    rows = [{"k%d" % i: i * 1.5} for i in range(2000)]
    text = json.dumps(rows)
    numbers = list(range(50000))
    yield "sum(range(n))", lambda: sum(range(50000))
    yield "sorted(list)", lambda: sorted(numbers)
    yield "json.loads", lambda: json.loads(text)
    yield "json.dumps", lambda: json.dumps(rows)
    yield "pickle.dumps", lambda: pickle.dumps(rows)
    yield "copy.deepcopy", lambda: copy.deepcopy(rows[:100])
    yield "re.findall", lambda: re.findall("[a-z]+[0-9]", text)
    yield "base64.b64encode", lambda: base64.b64encode(big)
    yield "pow(a, b, m)", lambda: pow(3, 1 << 4000, (1 << 4001) - 1)
    yield "zlib.compress(100 KB)", lambda: zlib.compress(big[:100000])
    yield "zlib.compress(1 KB)", lambda: zlib.compress(small)
    yield "zlib.crc32(1 MB)", lambda: zlib.crc32(big)
    yield "zlib.crc32(1 KB)", lambda: zlib.crc32(small)
    yield "time.sleep", lambda: time.sleep(0.01)
    yield "subprocess.call", lambda: subprocess.call(["sleep", "0.01"])
    for more in (compressions, hashes, waits, files):
        for pair in more(big):
            yield pair


def compressions(big):
    for name in ("bz2", "lzma"):
        try:
            module = __import__(name)
        except ImportError:
            continue
        yield name + ".compress", lambda: module.compress(big[:20000])


def hashes(big):
    import hashlib

    yield "hashlib.sha256(1 MB)", lambda: hashlib.sha256(big)
    yield "hashlib.sha256(2047 B)", lambda: hashlib.sha256(big[:2047])
    yield "hashlib.sha256(2048 B)", lambda: hashlib.sha256(big[:2048])
    if hasattr(hashlib, "pbkdf2_hmac"):
        yield "hashlib.pbkdf2_hmac", lambda: hashlib.pbkdf2_hmac("sha256", b"p", b"s", 2000)


def waits(big):
    import select
    import socket

    lock = threading.Lock()
    own = threading.Lock()
    lock.acquire()
    event = threading.Event()
    condition = threading.Condition()

    def taken_and_released():
        own.acquire()
        own.release()

    def wait_for_condition():
        with condition:
            condition.wait(0.01)

    yield "Lock.acquire() of a free lock", taken_and_released
    if sys.version_info >= (3, 2):
        yield "Lock.acquire(timeout=0.01) of a taken lock", lambda: lock.acquire(True, 0.01)
    yield "Event.wait(0.01)", lambda: event.wait(0.01)
    yield "Condition.wait(0.01)", wait_for_condition
    yield "select.select(0.01)", lambda: select.select([], [], [], 0.01)
    if not hasattr(socket, "socketpair"):
        return
    here, there = socket.socketpair()
    here.settimeout(0.01)

    def receive():
        try:
            here.recv(1)
        except socket.timeout:
            pass

    yield "socket.recv", receive
    yield "socket.getaddrinfo", lambda: socket.getaddrinfo("localhost", 80)
    here.close()
    there.close()


def files(big):
    import os
    import tempfile

    with tempfile.TemporaryFile() as file:
        file.write(big)

        def read():
            file.seek(0)
            file.read()

        yield "file.read of 1 MB", read
    with open(os.devnull, "w") as sink:
        yield "file.write of a few bytes, buffered", lambda: sink.write("x\n")
    yield "os.stat", lambda: os.stat(os.devnull)
    yield "os.urandom(1 MB)", lambda: os.urandom(1 << 20)


never_switch()
ticker = threading.Thread(target=tick)
ticker.daemon = True
ticker.start()
time.sleep(0.01)
for what, call in calls():
    try:
        value = runs_during(call)
    except Exception as error:
        value = type(error).__name__
    report("another thread runs during " + what, value)
done.set()
