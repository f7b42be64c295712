import _thread as t


def work():
    print("working")


def main():
    start = t.start_new_thread
    start(work, ())  # expect: THR110


main()
