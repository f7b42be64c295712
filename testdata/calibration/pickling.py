# What crossing to another process costs: pickling, and the pipe.
import multiprocessing
import pickle

from calibrating import best_ns, report, wall_ns

ITEMS = 20_000
MEGABYTE = 1 << 20
numbers = list(range(ITEMS))
floats = [float(i) for i in range(ITEMS)]
strings = ["item %d" % i for i in range(ITEMS)]
rows = [{"id": i, "name": "n"} for i in range(ITEMS // 10)]
block = bytes(MEGABYTE)


def dumps_of(value):
    return lambda _: pickle.dumps(value)


def loads_of(value):
    data = pickle.dumps(value)
    return lambda _: pickle.loads(data)


def echo(connection):
    while True:
        data = connection.recv()
        if data is None:
            return
        connection.send(data)


def round_trip_costs():
    """Of a message without content, and of each byte of a big one, there and back."""
    ours, theirs = multiprocessing.Pipe()
    peer = multiprocessing.Process(target=echo, args=(theirs,))
    peer.start()

    def ask(value, count):
        for _ in range(count):
            ours.send(value)
            ours.recv()

    small = wall_ns(lambda count: ask(1, count), 100, 5)
    big = wall_ns(lambda count: ask(block, count), 4, 5)
    ours.send(None)
    peer.join()
    return {"pipe_round_trip": small, "pipe_byte_there_and_back": (big - small) / MEGABYTE}


if __name__ == "__main__":
    costs = {"dumps_byte": best_ns(dumps_of(block), MEGABYTE), "loads_byte": best_ns(loads_of(block), MEGABYTE)}
    for name, value in (("int", numbers), ("float", floats), ("str", strings), ("dict", rows)):
        costs[f"dumps_{name}"] = best_ns(dumps_of(value), len(value), 3)
        costs[f"loads_{name}"] = best_ns(loads_of(value), len(value), 3)
    costs.update(round_trip_costs())
    report(costs)
