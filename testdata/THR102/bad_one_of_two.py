# Of two threads one is started twice as it were, the other one never.
import threading


def left():
    print("left")


def right():
    print("right")


def main():
    a = threading.Thread(target=left)
    b = threading.Thread(target=right)  # expect: THR102
    a.start()
    a.join()
    b.join()  # expect: THR134


def factory():
    thread = threading.Thread(target=left)  # expect: THR102
    thread.name = "left"
    return thread


if __name__ == "__main__":
    main()
    made = factory()
    made.join()
