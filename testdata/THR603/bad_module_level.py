# At the top of a script.
from concurrent.futures import ProcessPoolExecutor


def count(name):
    with open(name) as file:
        return len(file.read())


if __name__ == "__main__":
    with ProcessPoolExecutor() as ex:
        for name in ["a", "b", "c"]:
            print(name, ex.submit(count, name).result())  # expect: THR603
