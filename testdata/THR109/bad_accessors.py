from threading import Thread as T, currentThread


def work():
    print(currentThread().getName())  # expect: THR109, THR109


def main():
    thread = T(target=work)
    thread.setName("worker")  # expect: THR109
    thread.setDaemon(True)  # expect: THR109
    print(thread.isDaemon())  # expect: THR109
    thread.start()
    thread.join()


main()
