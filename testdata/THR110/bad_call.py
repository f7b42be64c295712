import _thread


def work(n):
    print(n)


for n in range(3):
    _thread.start_new_thread(work, (n,))  # expect: THR110
