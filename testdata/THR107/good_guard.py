import threading


def work():
    print("working")


if __name__ == "__main__":
    t = threading.Thread(target=work)
    t.start()
    t.join()
