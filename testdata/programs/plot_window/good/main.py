"""Measures in one thread and paints in another."""
import threading

from model import Model
from view import Curve


def measure(model, values):
    for value in values:
        model.append(value)


def paint(curves, frames):
    for _ in range(frames):
        for curve in curves:
            curve.paint()


def show(values, frames):
    model = Model()
    curves = [Curve(model), Curve(model)]
    measuring = threading.Thread(target=measure, args=(model, values), daemon=True)
    painting = threading.Thread(target=paint, args=(curves, frames), daemon=True)
    measuring.start()
    painting.start()
    measuring.join()
    painting.join()
    return [curve.paint() for curve in curves]


if __name__ == "__main__":
    print(show(range(100), 20))
