import threading


def show(first, second=None):
    print(first, second)


for thread in (
    threading.Thread(target=show, args=[1]),
    threading.Thread(target=show, args=(1, 2)),
    threading.Thread(target=show, args=tuple([1, 2])),
    threading.Thread(target=show, args=("a", "b")),
):
    thread.start()
    thread.join()  # expect: THR131
