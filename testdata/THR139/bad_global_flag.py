# A global flag, and several threads.
import threading

done = False


def spin():
    count = 0
    while not done:
        count += 1


def main():
    global done
    threads = [threading.Thread(target=spin) for _ in range(2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()  # expect: THR139
    done = True


main()
