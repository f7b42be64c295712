import queue
import threading

results = queue.Queue()


def squares(numbers):
    results.put([n * n for n in numbers])
    return


def main():
    t = threading.Thread(target=squares, args=([1],))
    t.start()
    print(results.get())
    t.join()
