import threading

lock = threading.Lock()


class Log:
    def __enter__(self):
        print("begin")
        return self

    def __exit__(self, *details):
        print("end")


def work():
    with Log() as log:
        print(log)
    with lock:
        with lock:  # expect: THR402
            print("never")


if __name__ == "__main__":
    threading.Thread(target=work, daemon=True).start()
