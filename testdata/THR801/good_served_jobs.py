"""Threads that take what comes: from the network, from another thread, or a few jobs that take their time elsewhere."""
import queue
import socket
import threading
import time

lines = queue.Queue()
totals = []


def count():
    while True:
        line = lines.get()
        if line is None:
            break
        totals.append(len(line))


def listen(address):
    server = socket.create_connection(address)
    while True:
        data = server.recv(1000)
        if not data:
            break
        lines.put(data)


def visit(pages, seen):
    while True:
        page = pages.get()
        if page is None:
            break
        time.sleep(0.01)
        seen.append(page)


def main(threads=3):
    pages = queue.Queue()
    seen = []
    for number in range(1000):
        pages.put(number)
    for _ in range(threads):
        pages.put(None)
    workers = [threading.Thread(target=count) for _ in range(threads)]
    workers += [threading.Thread(target=visit, args=(pages, seen)) for _ in range(threads)]
    workers.append(threading.Thread(target=listen, args=(("localhost", 7),)))
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return len(seen)


print(main())
