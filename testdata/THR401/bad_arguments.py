import threading
def worker1(l1, l2):
    with l1:
        with l2:  # expect: THR401
            print("1")
def worker2(l1, l2):
    with l2:
        with l1:
            print("2")
def main():
    a = threading.Lock()
    b = threading.Lock()
    t1 = threading.Thread(target=worker1, args=(a, b))
    t2 = threading.Thread(target=worker2, args=(a, b))
    t1.start(); t2.start(); t1.join(); t2.join()
if __name__ == "__main__":
    main()
