import threading
from helpers import current_id

lines = {}


def empty():
    if current_id() in lines:
        del lines[current_id()]


def work():
    lines[current_id()] = []
    lines[current_id()].append("done")
    empty()


for _ in range(4):
    threading.Thread(target=work).start()
