# threadlint-test: preview select=THR901
# The newest lines of a log.
import collections
import threading

lines = collections.deque(maxlen=100)


def read(stream):
    for line in stream:
        lines.append(line)


def show():
    while True:
        print(list(lines))  # expect: THR901


threading.Thread(target=read, args=(open("/dev/null"),)).start()
threading.Thread(target=show).start()
