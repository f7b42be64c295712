# threadlint: ignore-file[THR301] # expect: THR004
import threading


def main():
    # expect@+1: THR004
    # threadlint: ignore[run-instead-of-start] it was fixed long ago
    thread = threading.Thread(target=print)
    thread.start()
    thread.join()  # threadlint: ignore # expect: THR004
    # expect@+1: THR004
    # noqa: THR101


main()
