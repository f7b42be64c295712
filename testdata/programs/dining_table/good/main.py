"""A dinner: everybody thinks for a while, and eats with the forks on both sides of the plate."""
import random
import threading
import time


class Guest(threading.Thread):
    def __init__(self, name, left, right, meals):
        super().__init__(name=name, daemon=True)
        self.left = left
        self.right = right
        self.meals = meals
        self.eaten = 0

    def run(self):
        for _ in range(self.meals):
            self.think()
            self.eat()

    def think(self):
        time.sleep(random.uniform(0, 0.001))

    def eat(self):
        with self.left:
            reach()
            with self.right:
                self.eaten += 1


def reach():
    """An arm is not always fast."""


def dinner(names, meals):
    forks = [threading.Lock() for _ in names]
    guests = []
    for i, name in enumerate(names):
        first, second = sorted((i, (i + 1) % len(forks)))
        guests.append(Guest(name, forks[first], forks[second], meals))
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    return {guest.name: guest.eaten for guest in guests}


if __name__ == "__main__":
    print(dinner(["Ada", "Bob", "Cleo", "Dan", "Eve"], meals=3))
