# threadlint-test: option=THR116.longest-delay-s:61
import threading


def remind():
    print("tea")


threading.Timer(60, remind).start()
threading.Timer(61, remind).start()  # expect: THR116
