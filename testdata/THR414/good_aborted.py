import threading

barrier = threading.Barrier(3)


def work():
    try:
        barrier.wait()
    except threading.BrokenBarrierError:
        print("stopped")


threads = [threading.Thread(target=work) for _ in range(2)]
for t in threads:
    t.start()
barrier.abort()
for t in threads:
    t.join()
