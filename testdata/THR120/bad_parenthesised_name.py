import threading


def show(number):
    print(number)


def main():
    number = 5
    thread = threading.Thread(target=show, args=(number))  # expect: THR120 "(number,)"
    thread.start()
    thread.join()


main()
