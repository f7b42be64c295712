import sys
import threading


def work(n):
    if n > 1:
        sys.exit(1)
    print(n)


threading.Thread(target=work, args=(1,)).start()
work(2)
