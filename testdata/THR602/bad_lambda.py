# A lambda, a partial, a nested function.
import functools
from concurrent.futures import ThreadPoolExecutor


def save(folder, name):
    with open(folder + name, "w") as file:
        file.write(name)


def main(names):
    def save_here(name):
        save("./", name)

    with ThreadPoolExecutor() as pool:
        pool.map(lambda name: save("/tmp/", name), names)  # expect: THR602 "the lambda"
        pool.map(functools.partial(save, "/tmp/"), names)  # expect: THR602
        pool.map(save_here, names)  # expect: THR602


main(["a", "b"])
