"""Written in the background, and the script ends."""
import json
from threading import Thread


def save(path, data):
    with open(path, "w") as out:
        json.dump(data, out)


def main():
    data = list(range(1000))
    t = Thread(target=save, args=("data.json", data))
    t.daemon = True
    t.start()  # expect: THR135 "`save`"
    print("done")


if __name__ == "__main__":
    main()
