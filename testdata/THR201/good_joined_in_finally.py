import threading
import time

count = 0


def work():
    global count
    time.sleep(0.001)
    count += 1


def main():
    global count
    thread = threading.Thread(target=work)
    thread.start()
    try:
        print("busy")
    finally:
        thread.join()
    count += 1
    print(count)


main()
