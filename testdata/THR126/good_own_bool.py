import threading


class Flag(threading.Event):
    def __bool__(self):
        return self.is_set()


class Threads(list):
    pass


flag = Flag()
jobs = []
threads = Threads()
while not flag:
    flag.set()
if not threads and not jobs:
    print("nothing to do")
