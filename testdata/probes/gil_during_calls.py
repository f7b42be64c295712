# The `gil` of rules/api: whether another thread runs while a call is under way, however busy the machine.
import sys
import threading
import time

from probing import report

NEVER_S = 100.0  # of switch interval: the GIL goes to the other thread only when a call gives it away
NEVER_CHECKS = 10 ** 9  # bytecodes, Python 2
TICK_S = 0.0005
LEAST_S = 0.02  # a call repeats until it took as long

TRIES = 5

clock = getattr(time, "perf_counter", time.time)
ticks = []
done = threading.Event()


def tick():
    while not done.is_set():
        ticks.append(clock())
        time.sleep(TICK_S)


def runs_during(call):
    """In most of some tries: a thread that may run does not always, and PyPy switches now and then whatever it is told."""
    return sum(seen_once(call) for _ in range(TRIES)) > TRIES // 2


def seen_once(call):
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
    import binascii
    import copy
    import heapq
    import json
    import math
    import pickle
    import re
    import struct
    import subprocess
    import unicodedata
    import zlib

    big = bytes(bytearray(range(256)) * 4000)
    rows = [{"k%d" % i: i * 1.5} for i in range(2000)]
    text = json.dumps(rows)
    numbers = list(range(50000))
    squeezed = zlib.compress(big)
    pickled = pickle.dumps(rows)
    yield "builtins.sum", lambda: sum(range(50000))
    yield "builtins.sorted", lambda: sorted(numbers)
    yield "json.loads", lambda: json.loads(text)
    yield "json.dumps", lambda: json.dumps(rows)
    yield "pickle.dumps", lambda: pickle.dumps(rows)
    yield "copy.deepcopy", lambda: copy.deepcopy(rows[:100])
    yield "re.findall", lambda: re.findall("[a-z]+[0-9]", text)
    yield "base64.b64encode", lambda: base64.b64encode(big)
    yield "builtins.pow", lambda: pow(3, 1 << 4000, (1 << 4001) - 1)
    yield "zlib.compress", lambda: zlib.compress(big[:100000])
    for name in ("crc32", "adler32"):
        yield "zlib.%s(5120 B)" % name, lambda: getattr(zlib, name)(big[:5120])
        yield "zlib.%s(5121 B)" % name, lambda: getattr(zlib, name)(big[:5121])
    yield "zlib.decompress", lambda: zlib.decompress(squeezed)
    yield "math.factorial", lambda: math.factorial(2000)
    yield "struct.pack", lambda: struct.pack("1000d", *([1.5] * 1000))
    yield "copy.copy", lambda: copy.copy(numbers)
    yield "pickle.loads", lambda: pickle.loads(pickled)
    yield "binascii.hexlify", lambda: binascii.hexlify(big)
    yield "unicodedata.normalize", lambda: unicodedata.normalize("NFD", u"text")
    yield "heapq.heapify", lambda: heapq.heapify(list(numbers))
    yield "builtins.max", lambda: max(numbers)
    yield "builtins.min", lambda: min(numbers)
    yield "builtins.list.sort", lambda: list(numbers).sort()
    yield "builtins.str.join", lambda: "".join(["ab"] * 5000)
    yield "builtins.str.replace", lambda: text.replace("k", "l")
    yield "builtins.str.split", lambda: text.split(",")
    yield "builtins.compile", lambda: compile("x = 1\n" * 100, "x", "exec")
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
        squeezed = module.compress(big[:200000])
        yield name + ".compress", lambda: module.compress(big[:20000])
        yield name + ".decompress", lambda: module.decompress(squeezed)


def hashes(big):
    import hashlib

    for name in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b"):
        if "openssl" in getattr(getattr(hashlib, name, None), "__name__", "") or name == "blake2b" and hasattr(hashlib, name):
            make = getattr(hashlib, name)
            for size in (2047, 2048):
                yield "hashlib.%s(%d B)" % (name, size), lambda: make(big[:size])
    if "openssl" in getattr(hashlib.sha256, "__name__", "") and hasattr(hashlib, "pbkdf2_hmac"):
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

    yield "threading.Lock.acquire", taken_and_released
    if sys.version_info >= (3, 2):
        yield "Lock.acquire(timeout=0.01) of a taken lock", lambda: lock.acquire(True, 0.01)
    yield "threading.Event.wait", lambda: event.wait(0.01)
    yield "threading.Condition.wait", wait_for_condition
    yield "select.select", lambda: select.select([], [], [], 0.01)
    if not hasattr(socket, "socketpair"):
        return
    here, there = socket.socketpair()
    here.settimeout(0.01)

    def receive():
        try:
            here.recv(1)
        except socket.timeout:
            pass

    yield "socket.socket.recv", receive
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

        yield "io.FileIO.read", read
    with open(os.devnull, "w") as sink:
        yield "file.write of a few bytes, buffered", lambda: sink.write("x\n")
    yield "os.stat", lambda: os.stat(os.devnull)
    yield "os.urandom", lambda: os.urandom(1 << 20)


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
    report("gil: " + what, value)
done.set()
