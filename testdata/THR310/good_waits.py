# It waits until it has the lock, whatever it is given.
import threading

lock = threading.Lock()


def one(rows):
    lock.acquire(True)
    try:
        rows.clear()
    finally:
        lock.release()


def two(rows):
    lock.acquire(timeout=-1)
    try:
        rows.clear()
    finally:
        lock.release()


def three(rows, blocking):
    lock.acquire(blocking)
    try:
        rows.clear()
    finally:
        lock.release()


def four(rows):
    lock.acquire(blocking=True)
    try:
        rows.clear()
    finally:
        lock.release()
