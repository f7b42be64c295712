import threading

orders = threading.Lock()
stock = threading.Lock()


def sell():
    with orders:
        with stock:  # expect: THR401 "`refill` takes them the other way round"
            print("sold")


def refill():
    with stock:
        with orders:
            print("refilled")


if __name__ == "__main__":
    threads = [threading.Thread(target=sell), threading.Thread(target=refill)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
