"""Thumbnails of uploaded pictures."""
import threading
import time
from concurrent.futures import Future
from typing import Dict, List

from workers import get_pool


def render(picture: str) -> str:
    time.sleep(0.002)
    return picture.replace(".png", ".thumb.png")


def thumbnails(pictures: List[str]) -> List[str]:
    pending: List["Future[str]"] = [get_pool().submit(render, picture) for picture in pictures]
    return [future.result() for future in pending]


class Upload(threading.Thread):
    def __init__(self, user: str, pictures: List[str], results: Dict[str, List[str]]) -> None:
        super().__init__(name=f"upload-{user}")
        self.user = user
        self.pictures = pictures
        self.results = results

    def run(self) -> None:
        self.results[self.user] = thumbnails(self.pictures)
