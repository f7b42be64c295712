"""The list and the thread go to the caller, who waits; a test of what is there."""
import threading


def reader(stream, lines):
    for line in stream:
        lines.append(line)


def capture(stream):
    lines = []
    thread = threading.Thread(target=reader, args=(stream, lines))
    thread.start()
    return thread, lines


def first(stream):
    lines = []
    threading.Thread(target=reader, args=(stream, lines)).start()
    if lines:
        return lines[0]
    return None
