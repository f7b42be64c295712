import threading


class Rules(threading.Thread):
    def __init__(self, source):
        super().__init__()
        self.source = source
        self.turn = 0

    def run(self):
        for rule in self.source:
            State.index += 1
            rule(State.index)


class State:
    index = 0


class Poll(threading.Thread):
    def run(self):
        print("polled")


def make_rules():
    return Rules([print, print])


def main():
    threads = []
    threads.append(make_rules())
    threads.append(Poll())
    [thread.start() for thread in threads]
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    main()
