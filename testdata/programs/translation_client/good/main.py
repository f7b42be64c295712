"""Translates a list of words, several at a time."""

from concurrent.futures import ThreadPoolExecutor

from client import TranslationClient
from service import running_service

WORDS = ["stressed", "drawer", "reward", "live", "parts", "step"]


def translate_all(address, words):
    client = TranslationClient(*address)
    with ThreadPoolExecutor(max_workers=3) as pool:
        return dict(zip(words, pool.map(client.translate, words)))


def main():
    with running_service() as address:
        for word, text in translate_all(address, WORDS).items():
            print(word, "->", text)


if __name__ == "__main__":
    main()
