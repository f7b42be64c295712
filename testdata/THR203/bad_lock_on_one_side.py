import threading

lock = threading.Lock()


def count_words(files):
    total = 0

    def quick(names):
        nonlocal total
        for name in names:
            total += len(name)  # expect: THR203

    def careful(names):
        nonlocal total
        for name in names:
            with lock:
                total += len(name)

    threads = [threading.Thread(target=quick, args=(files,)), threading.Thread(target=careful, args=(files,))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return total


print(count_words(["a.txt", "bb.txt"]))
