import time
from concurrent.futures import ThreadPoolExecutor

from model import Person


def load(name):
    time.sleep(0.001)
    return Person(name)


with ThreadPoolExecutor(4) as pool:
    people = list(pool.map(load, ["ann", "bob", "cid", "dan"]))
print(len({person.key for person in people}), "should be 4")
