"""Moves bodies under gravity, a small system per thread task; expected: does not scale under a GIL."""
import math
import sys
import threading

SYSTEMS = 8
STEPS = 6000


class Body:
    def __init__(self, x, y, mass):
        self.x = x
        self.y = y
        self.vx = 0.0
        self.vy = 0.0
        self.mass = mass

    def move(self, dt):
        self.x += self.vx * dt
        self.y += self.vy * dt


def pull(a, b, dt):
    dx = b.x - a.x
    dy = b.y - a.y
    distance = math.sqrt(dx * dx + dy * dy + 0.01)
    force = dt / (distance * distance * distance)
    a.vx += dx * b.mass * force
    a.vy += dy * b.mass * force
    b.vx -= dx * a.mass * force
    b.vy -= dy * a.mass * force


def simulate(number, positions):
    bodies = [Body(i * 1.5, i * i * 0.5 + number, 1.0 + i) for i in range(5)]
    for _ in range(STEPS):
        for i in range(5):
            for j in range(i + 1, 5):
                pull(bodies[i], bodies[j], 0.001)
        for body in bodies:
            body.move(0.001)
    positions[number] = bodies[0].x


def run_systems(numbers, positions):
    for number in numbers:
        simulate(number, positions)


def main(threads=2):
    positions = {}
    workers = [
        threading.Thread(target=run_systems, args=(range(i, SYSTEMS, threads), positions)) for i in range(threads)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return round(sum(positions[number] for number in range(SYSTEMS)), 6)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
