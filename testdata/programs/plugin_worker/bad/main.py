"""Image filters as plugins; each filter class knows how many pixels it has changed."""
import threading
import time
from typing import Dict, List, Type

REGISTRY: Dict[str, Type["Filter"]] = {}


class Filter:
    name = ""
    pixels_changed = 0

    def __init_subclass__(cls) -> None:
        REGISTRY[cls.name] = cls

    def __init__(self, strength: int) -> None:
        self.strength = strength

    def process(self, tile: bytearray) -> int:
        """Change the tile in place, return how many pixels are different now."""
        raise NotImplementedError

    def apply(self, tile: bytearray) -> None:
        Filter.pixels_changed += self.process(tile)  # expect: THR205


class Brighten(Filter):
    name = "brighten"

    def process(self, tile: bytearray) -> int:
        time.sleep(0.001)
        tile[:] = bytes(min(255, pixel + self.strength) for pixel in tile)
        return len(tile)


class Remote(Filter):
    """Sends the tile to a service."""

    name = "remote"

    def process(self, tile: bytearray) -> int:
        time.sleep(0.003)
        return len(tile)


def apply_all(filters: List[Filter], tiles: List[bytearray]) -> None:
    for tile in tiles:
        for one in filters:
            one.apply(tile)


def main() -> None:
    filters = [REGISTRY["brighten"](10), REGISTRY["remote"](1)]
    threads = [
        threading.Thread(target=apply_all, args=(filters, [bytearray(16), bytearray(8)])) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(Filter.pixels_changed, "pixels changed")


if __name__ == "__main__":
    main()
