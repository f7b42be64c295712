# What two threads lose though each has objects of its own: allocation, library code, what the interpreter shares.
import base64
import copy
import csv
import datetime
import decimal
import fractions
import io
import json
import pickle
import random
import re
import statistics
import struct
import textwrap
import time
import urllib.parse
import xml.etree.ElementTree as tree

from calibrating import in_threads, report, wall_ns

WORDS = re.compile(r"[a-z]+-(\d+)")
ROW = struct.Struct("<IdH")
AD = "see https://example.org/a/b?x=1&y=2#top or call item-17 today"
HTML = "<order><line sku='a1' count='3'>nails</line><line sku='b2' count='1'>glue</line></order>"
BLOCK = bytes(200) * 8


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def numbers(turns):
    for _ in range(turns // 1000):
        out = []
        for i in range(1000):
            out.append(i * 977)


def floats(turns):
    x = 1.5
    for i in range(turns):
        x = x * 0.999 + i


def comprehension(turns):
    for _ in range(turns // 1000):
        [i * 977 for i in range(1000)]


def tuples(turns):
    out = []
    for i in range(turns):
        out = (i, i, out and 1)


def instances(turns):
    node = None
    for i in range(turns):
        node = Node(i, i)
    return node


def lists_of_lists(turns):
    for _ in range(turns // 1000):
        out = []
        for i in range(1000):
            out.append([i, i])


def dicts(turns):
    for i in range(turns):
        {"number": i, "other": i}


def closures(turns):
    for i in range(turns):
        (lambda x: x + i)(i)


def own_table(turns):
    table = {}
    for i in range(turns):
        key = i * 7919 % 5003
        table[key] = table.get(key, 0) + 1


def texts(turns):
    for i in range(turns):
        str(i * 977)


def formatted(turns):
    for i in range(turns):
        "%d: %s" % (i, "x")


def f_strings(turns):
    for i in range(turns):
        f"{i}: {i}"


def joined(turns):
    for _ in range(turns // 100):
        parts = []
        for i in range(100):
            parts.append("part")
        "".join(parts)


def slices_of_shared(turns):
    for i in range(turns):
        BLOCK[i % 64:i % 64 + 300]


def slices_of_own(turns):
    block = bytes(200) * 8
    for i in range(turns):
        block[i % 64:i % 64 + 300]


def globals_read(turns):
    for _ in range(turns):
        BLOCK


def blocks(size):
    def make(turns):
        for _ in range(turns):
            b"xy" * (size // 2)

    return make


def grown(turns):
    for _ in range(turns // 20_000):
        out = []
        for _ in range(20_000):
            out.append(None)


def sorting(turns):
    for k in range(turns // 1000):
        sorted([i * 7919 % 1009 * 977 for i in range(1000)])


def each(call, text=""):
    """Calls in a loop, with a text that no other thread has."""

    def work(turns):
        own = "".join(list(text))
        for i in range(turns):
            call(i, own)

    return work


def rows_of(text):
    for row in csv.reader(io.StringIO(text)):
        row[0]


WORKS = {
    "numbers": numbers,
    "floats": floats,
    "comprehension": comprehension,
    "tuples": tuples,
    "instances": instances,
    "lists_of_lists": lists_of_lists,
    "dicts": dicts,
    "closures": closures,
    "own_table": own_table,
    "texts": texts,
    "formatted": formatted,
    "f_strings": f_strings,
    "joined": joined,
    "slices_of_shared": slices_of_shared,
    "slices_of_own": slices_of_own,
    "globals_read": globals_read,
    "grown": grown,
    "sorting": sorting,
}
DAY, DATE = "2001-05-03", (2001, 5, 3, 10, 11, 12, 3, 123, 0)
URL = "https://example.org/a/b?x=1"
FUNCTION = "def f(a, b):\n    return a + b * 2\n"
SLOW_WORKS = {
    "time.strptime": each(lambda i, text: time.strptime(text, "%Y-%m-%d"), DAY),
    "datetime.strptime": each(lambda i, text: datetime.datetime.strptime(text, "%Y-%m-%d"), DAY),
    "time.strftime": each(lambda i, text: time.strftime("%Y-%m-%d", DATE)),
    "datetime.isoformat": each(lambda i, text: datetime.datetime(2001, 2, 3, 4, 5, i % 60).isoformat()),
    "urlsplit": each(lambda i, text: urllib.parse.urlsplit(text + str(i)), URL),
    "urlparse": each(lambda i, text: urllib.parse.urlparse(text + str(i)), URL),
    "urljoin": each(lambda i, text: urllib.parse.urljoin(text, "../%d" % i), URL),
    "parse_qs": each(lambda i, text: urllib.parse.parse_qs(text), "x=1&y=2"),
    "quote": each(lambda i, text: urllib.parse.quote(text), "a b/1"),
    "unquote": each(lambda i, text: urllib.parse.unquote(text), "a%20b/1"),
    "deepcopy": each(lambda i, text: copy.deepcopy([i, [i, i], {"x": i}])),
    "json.dumps": each(lambda i, text: json.dumps({"a": i, "b": [i, i]})),
    "json.loads": each(lambda i, text: json.loads(text), '{"a": 1, "b": [1, 2]}'),
    "pattern.search": each(lambda i, text: WORDS.search(text), AD),
    "pattern.findall": each(lambda i, text: WORDS.findall(text), AD),
    "pattern.sub": each(lambda i, text: WORDS.sub("-", text), AD),
    "re.search": each(lambda i, text: re.search(r"[a-z]+-(\d+)", text), AD),
    "struct.pack": each(lambda i, text: struct.pack("<IdH", i, 1.5, 3)),
    "Struct.pack": each(lambda i, text: ROW.pack(i, 1.5, 3)),
    "random.random": each(lambda i, text: random.random()),
    "random.randint": each(lambda i, text: random.randint(1, 1000)),
    "own_randint": lambda turns: each(lambda i, text, r=random.Random(1): r.randint(1, 1000))(turns),
    "decimal": each(lambda i, text: decimal.Decimal(i)),
    "fraction": each(lambda i, text: fractions.Fraction(i, 7)),
    "mean": each(lambda i, text: statistics.mean([i, 2, 3, 4])),
    "wrap": each(lambda i, text: textwrap.wrap(text, 20), AD),
    "csv": each(lambda i, text: rows_of(text), "a,1,x\nb,2,y\n"),
    "xml": each(lambda i, text: tree.fromstring(text), HTML),
    "compile": each(lambda i, text: compile(text, "x.py", "exec"), FUNCTION),
    "pickle": each(lambda i, text: pickle.dumps([i, text, {"a": i}]), "abc"),
    "b64encode": each(lambda i, text: base64.b64encode(b"abcdef")),
}
BLOCKS = (4_000, 40_000, 200_000, 700_000, 4_000_000)


def by_one(work):
    return lambda turns: in_threads(work, [(turns,)])


def by_two(work):
    return lambda turns: in_threads(work, [(turns // 2,), (turns // 2,)])


costs = {}
for works, turns in ((WORKS, 160_000), (SLOW_WORKS, 8_000)):
    for name, work in works.items():
        work(100)
        costs[name + "_by_one"] = wall_ns(by_one(work), turns, 3)
        costs[name + "_by_two"] = wall_ns(by_two(work), turns, 3)
for size in BLOCKS:
    turns = max(40, 40_000_000 // size // 2 * 2)
    costs[f"block_{size}_by_one"] = wall_ns(by_one(blocks(size)), turns, 3)
    costs[f"block_{size}_by_two"] = wall_ns(by_two(blocks(size)), turns, 3)
report(costs)
