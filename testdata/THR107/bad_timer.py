"""Has a guard, so it is meant to be imported; but the timer runs before."""
import threading

cache = {}


def expire():
    cache.clear()


threading.Timer(60.0, expire).start()  # expect: THR107


def main():
    print(cache)


if __name__ == "__main__":
    main()
