"""Read when the threads have ended, and by the thread that alone changes them."""

import threading

lock = threading.Lock()
total = 0
count = 0


def work(numbers):
    global total, count
    for number in numbers:
        price = float(open(str(number)).read())
        with lock:
            total += price
            count += 1


def main():
    threads = [threading.Thread(target=work, args=(range(n),)) for n in (10, 20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return total / count


print(main())
