import threading


def work(n):
    data = threading.local()  # expect: THR501
    data.n = n
    print(data.n)


threads = [threading.Thread(target=work, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
