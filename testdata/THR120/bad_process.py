import multiprocessing


def show(number):
    print(number)


if __name__ == "__main__":
    try:
        multiprocessing.Process(target=show, args=(7)).start()  # expect: THR120
    except TypeError as error:
        print(error)
