# threadlint-test: preview
"""Feature flags of a web application."""

import threading
from typing import Callable, Dict, List


class FlagStore:
    """Flags by name. Requests ask, an operator switches and reloads."""

    def __init__(self, load: Callable[[], Dict[str, bool]]) -> None:
        self._load = load
        self._lock = threading.Lock()
        self._flags: Dict[str, bool] = load()

    def is_enabled(self, name: str) -> bool:
        with self._lock:
            return self._flags.get(name, False)

    def names(self) -> List[str]:
        with self._lock:
            return sorted(self._flags)

    def switch(self, name: str, state: bool) -> None:
        with self._lock:
            self._flags[name] = state

    def reload(self) -> None:
        """Back to what the source says."""
        self._flags.clear()  # expect: THR210
        self._flags.update(self._load())
