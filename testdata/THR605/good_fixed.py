# threadlint-test: preview select=THR605
# A number of threads that somebody has chosen.
import threading


def work(n):
    print(n)


COUNT = 4
for i in range(COUNT):
    threading.Thread(target=work, args=(i,)).start()
for name in ["a", "b"]:
    threading.Thread(target=work, args=(name,)).start()


def workers(count):
    for i in range(count):
        threading.Thread(target=work, args=(i,)).start()
