import threading


def load():
    import json

    print(json)


def load_self():
    import good_other_module

    print(good_other_module)


thread = threading.Thread(target=load)
thread.start()
thread.join()


def main():
    other = threading.Thread(target=load_self)
    other.start()
    other.join()


if __name__ == "__main__":
    main()
