import multiprocessing


def work():
    print("work")


if __name__ == "__main__":
    process = multiprocessing.Process(target=work())  # expect: THR119
    process.start()
    process.join()
