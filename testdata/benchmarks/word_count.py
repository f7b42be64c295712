"""Counts words of documents, one map task per document, and merges the counts; expected: does not scale under a GIL."""
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

DOCUMENTS = 144
LINES = 600
WORDS = "the quick brown fox jumps over the lazy dog and then runs back to the den".split()


def make_document(seed):
    lines = []
    for i in range(LINES):
        shift = (i + seed) % len(WORDS)
        lines.append(" ".join(WORDS[shift:] + WORDS[:shift]) + ".")
    return "\n".join(lines)


def count_words(document):
    counts = Counter()
    for line in document.splitlines():
        for word in line.lower().split():
            counts[word.strip(".,;")] += 1
    return counts


DOCUMENT = make_document(3)


def main(threads=2):
    total = Counter()
    with ThreadPoolExecutor(max_workers=threads) as pool:
        for counts in pool.map(count_words, [DOCUMENT] * DOCUMENTS):
            total.update(counts)
    return total["the"]


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
