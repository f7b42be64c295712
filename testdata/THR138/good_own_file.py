# The thread opens the file itself, or gets its name only.
import threading


def write(name):
    with open(name, "w") as out:
        out.write("x")


def main():
    with open("names.txt") as names:
        name = names.readline()
        t = threading.Thread(target=write, args=(name,))
        t.start()
    t.join()


main()
