import threading


class Philosopher(threading.Thread):
    def __init__(self, name, left, right):
        super().__init__(name=name)
        self.left = left
        self.right = right

    def run(self):
        for _ in range(100):
            self.left.acquire()
            self.right.acquire()  # expect: THR401
            print(self.name, "eats")
            self.right.release()
            self.left.release()


def main():
    names = ["a", "b", "c", "d"]
    forks = [threading.Lock() for _ in names]
    table = []
    for i in range(len(names)):
        table.append(Philosopher(names[i], forks[i], forks[(i + 1) % len(names)]))
    for p in table:
        p.start()
    for p in table:
        p.join()


if __name__ == "__main__":
    main()
