# threadlint-test: preview
"""Application configuration, read once and then shared and changed by all parts of the program."""
import configparser
import os
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import ClassVar, Dict, Optional

CONFIG_PATH = os.path.join(tempfile.gettempdir(), "app-defaults.ini")


class Config:
    """Use `Config.shared()`; overrides made by one part are seen by all."""

    _shared: ClassVar[Optional["Config"]] = None

    def __init__(self, path: str) -> None:
        self._file = configparser.ConfigParser()
        self._file.read([path])
        self._overrides: Dict[str, str] = {}

    @classmethod
    def shared(cls) -> "Config":
        if cls._shared is None:  # expect: THR207
            cls._shared = cls(CONFIG_PATH)
        return cls._shared

    def override(self, option: str, value: str) -> None:
        self._overrides[option] = value

    def get(self, option: str, default: str = "") -> str:
        value = self._overrides.get(option)
        return self._file.get("app", option, fallback=default) if value is None else value


def start_part(name: str) -> None:
    Config.shared().override(name + ".state", "running")


def start_all(names) -> Dict[str, str]:
    """Start the parts at the same time; returns the state of each."""
    with ThreadPoolExecutor(max_workers=len(names)) as pool:
        for done in [pool.submit(start_part, name) for name in names]:
            done.result()
    return {name: Config.shared().get(name + ".state", "unknown") for name in names}


def main() -> None:
    for name, state in start_all(["search", "mail", "chat"]).items():
        print(name, state)


if __name__ == "__main__":
    main()
