import threading


class Logger:
    def __init__(self, path):
        self.out = open(path, "a")

    def work(self, name):
        self.out.write(name)  # expect: THR219 "`self.out`"
        self.out.write("\n")

    def start(self):
        for name in "ab":
            threading.Thread(target=self.work, args=(name,)).start()


def copy(source, target):
    for line in source:
        target.writelines([line])  # expect: THR219 "the main thread"


Logger("log").start()
with open("a") as source, open("b", "w") as target:
    thread = threading.Thread(target=copy, args=(source, target))
    thread.start()
    target.write("end")
    thread.join()
