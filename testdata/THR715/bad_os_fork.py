import os
import threading
import time


def beat():
    while True:
        time.sleep(1)


def serve():
    pid = os.fork()  # expect: THR715 "`beat`"
    if pid == 0:
        print("child")
        os._exit(0)
    os.waitpid(pid, 0)


def main():
    threading.Thread(target=beat, daemon=True).start()
    serve()


if __name__ == "__main__":
    main()
