"""Shuffles decks and counts pairs of equal suits, a generator per task; expected: does not scale under a GIL."""
import random
import sys
from concurrent.futures import ThreadPoolExecutor

TASKS = 16
DECKS = 800


def play(seed):
    rng = random.Random(seed)
    deck = list(range(52))
    pairs = 0
    for _ in range(DECKS):
        rng.shuffle(deck)
        pairs += sum(1 for a, b in zip(deck, deck[1:]) if a // 13 == b // 13)
    return pairs


def main(threads=2):
    with ThreadPoolExecutor(max_workers=threads) as pool:
        futures = [pool.submit(play, seed) for seed in range(TASKS)]
        return sum(future.result() for future in futures)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
