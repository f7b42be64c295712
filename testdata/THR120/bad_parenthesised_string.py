import threading as th


def show(text):
    print(text)


threads = [th.Thread(target=show, args=("hello")) for _ in range(2)]  # expect: THR120
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
