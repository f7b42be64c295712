import threading

barrier = threading.Barrier(3)  # expect: THR414 "waits for 3 threads and 2 come"


def work(name):
    print(name)
    barrier.wait()


a = threading.Thread(target=work, args=("a",))
b = threading.Thread(target=work, args=("b",))
a.start()
b.start()
a.join()
b.join()
