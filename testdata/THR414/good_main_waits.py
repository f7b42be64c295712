import threading

barrier = threading.Barrier(3)


def work():
    barrier.wait()
    print("go")


threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
barrier.wait()
for t in threads:
    t.join()
