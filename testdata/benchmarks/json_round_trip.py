"""Dumps and loads documents as JSON in threads; expected: does not scale, the encoder and decoder keep the GIL."""
import json
import sys
import threading

ROUNDS = 560
ORDER = {
    "id": 17,
    "customer": {"name": "Ada", "address": ["Main Street 1", "Springfield"]},
    "items": [{"sku": "sku-%d" % i, "price": i * 1.25, "tags": ["a", "b"]} for i in range(250)],
}


def round_trips(rounds, sizes):
    for _ in range(rounds):
        text = json.dumps(ORDER)
        again = json.loads(text)
        sizes.append(len(again["items"]))


def main(threads=2):
    sizes = []
    workers = [threading.Thread(target=round_trips, args=(ROUNDS // threads, sizes)) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(sizes)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
