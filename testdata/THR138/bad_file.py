# The file is closed while its thread writes.
import threading


def write(out):
    for number in range(1000):
        out.write("%d\n" % number)


def main():
    with open("numbers.txt", "w") as out:
        t = threading.Thread(target=write, args=(out,))  # expect: THR138
        t.start()
    t.join()


main()
