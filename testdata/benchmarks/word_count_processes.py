"""Counts words of documents in a pool of processes that get the text pickled; expected: scales, the text is small."""
import multiprocessing
import sys

DOCUMENTS = 160
LINES = 900
WORDS = "the quick brown fox jumps over the lazy dog and then runs back to the den".split()


def make_document(seed):
    lines = []
    for i in range(LINES):
        shift = (i + seed) % len(WORDS)
        lines.append(" ".join(WORDS[shift:] + WORDS[:shift]) + ".")
    return "\n".join(lines)


def count_words(document):
    counts = {}
    for line in document.splitlines():
        for word in line.lower().split():
            word = word.strip(".,;")
            counts[word] = counts.get(word, 0) + 1
    return counts


DOCUMENT = make_document(3)


def main(workers=2):
    with multiprocessing.Pool(processes=workers) as pool:
        results = pool.map(count_words, [DOCUMENT for _ in range(DOCUMENTS)])
    return sum(counts["the"] for counts in results)


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
