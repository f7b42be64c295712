import sys
import threading

barrier = threading.Barrier(3)
late = threading.Barrier(5, timeout=2)


def work():
    barrier.wait()
    try:
        late.wait()
    except threading.BrokenBarrierError:
        print("not all came")


for name in sys.argv[1:]:
    threading.Thread(target=work).start()
