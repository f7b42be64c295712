"""Several daemon threads that each write a file, and a script that ends."""
from threading import Thread


def save(name, rows):
    with open(name, "w") as file:
        for row in rows:
            file.write(row)


def main():
    for name in ("a", "b"):
        t = Thread(target=save, args=(name, ["x", "y"]), daemon=True)
        t.start()  # expect: THR135


main()
