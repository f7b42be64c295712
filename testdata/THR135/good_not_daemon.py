from threading import Thread


def save(name, rows):
    with open(name, "w") as file:
        for row in rows:
            file.write(row)


def main():
    for name in ("a", "b"):
        Thread(target=save, args=(name, ["x", "y"])).start()


main()
