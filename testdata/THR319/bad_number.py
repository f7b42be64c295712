"""A batch takes one slot, and gives back one for each of its jobs."""
import threading

slots = threading.Semaphore(4)
places = threading.Semaphore(value=10)


def run(first, second):
    slots.acquire()
    try:
        first()
        second()
    finally:
        slots.release(2)  # expect: THR319 "taken less"


def seat_couple(show):
    places.acquire()
    places.acquire()
    show()
    places.release(n=3)  # expect: THR319
