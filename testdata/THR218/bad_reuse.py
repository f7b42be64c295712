import queue
import threading
from concurrent.futures import ThreadPoolExecutor

jobs = queue.Queue()


def consume():
    while True:
        print(sorted(jobs.get()))


def produce(names):
    job = {"name": "", "size": 0}
    for name in names:
        job["name"] = name  # expect: THR218 "`job`, which was handed over on line 19"
        job["size"] = len(name)
        if name:
            jobs.put(job)


def collect(lines):
    chunk = set()
    with ThreadPoolExecutor() as pool:
        for line in lines:
            chunk.add(line)
            if len(chunk) > 3:
                pool.submit(print_all, chunk)
                chunk.clear()  # expect: THR218


def print_all(chunk):
    print(len(chunk), sorted(chunk))


def start_all(hosts):
    options = {}
    for host in hosts:
        options["host"] = host  # expect: THR218 "`connect` (started on line"
        threading.Thread(target=connect, args=(options,)).start()


def connect(options):
    print(options["host"])


def last_words():
    message = ["bye"]
    jobs.put(message)
    message.append("now")  # expect: THR218


threading.Thread(target=consume, daemon=True).start()
produce(["a", "b"])
collect("abcdefgh")
start_all(["a", "b"])
last_words()
