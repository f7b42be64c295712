import multiprocessing

multiprocessing.set_start_method("fork")


def work(n):
    print(n)


child = multiprocessing.Process(target=work, args=(1,))
child.start()
child.join()
