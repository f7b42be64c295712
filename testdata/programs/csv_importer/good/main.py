"""Import three exports and say how it went."""
import importer
import progress


def export(count, first=1):
    return "id,name\n" + "".join("%d,name %d\n" % (n, n) for n in range(first, first + count))


def main():
    importer.import_all([export(35), export(20, first=100), export(5, first=200) + ",nobody\n"])
    print(progress.summary())


if __name__ == "__main__":
    main()
