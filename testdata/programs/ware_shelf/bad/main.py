"""A store with a cooled shelf."""
import threading

from cold import ColdShelf


def fill(shelf, item, times):
    for _ in range(times):
        shelf.change(item, 1)


def day(people, times):
    shelf = ColdShelf()
    threads = [threading.Thread(target=fill, args=(shelf, "milk", times)) for _ in range(people)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return shelf.total()


if __name__ == "__main__":
    print(day(3, 100))
