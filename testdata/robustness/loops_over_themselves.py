# A loop whose variable is what it goes through: an element of an element of ...
import threading

frames = {}


def work():
    for frame in frame:
        frame.count += 1
        for name, frames in frames.items():
            frames.append(name)
    for a in b:
        for b in a:
            b.x = a.x


class Job:
    key = dict(make=lambda: 1)


lock = threading.Lock()


def start():
    global current
    with lock:
        job = Job()
        current = job
    threading.Thread(target=print, args=(job.key,)).start()


if True:
    threading.Thread(target=work).start()
