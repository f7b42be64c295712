import threading
import sys


def copy(source, target):
    print(source, target)


pair = tuple(sys.argv[1:3])
thread = threading.Thread(target=copy, args=pair)
thread.start()
thread.join()
other = threading.Thread(target=copy, args=(*pair,))
other.start()
other.join()
arguments = [1]
arguments.append(2)
third = threading.Thread(target=copy, args=arguments)
third.start()
third.join()
