import sys
import threading


def work():
    print("working")


def main():
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    sys.exit(0)


if __name__ == "__main__":
    main()
