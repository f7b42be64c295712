"""A global that the thread sets."""
import threading as th

config = None


def load():
    global config
    config = dict(name="x")


def main():
    th.Thread(target=load).start()
    print(config["name"])  # expect: THR140 "`load`"


main()
