"""Locks that annotations ask for."""

import threading
import typing
from dataclasses import dataclass, field
from typing import Annotated, Dict, List

from sync import GuardedBy


class Registry:
    _plugins: Annotated[Dict[str, str], GuardedBy("_lock")]

    def __init__(self):
        self._lock = threading.Lock()
        self._plugins = {}
        self.names: typing.Annotated[List[str], GuardedBy("self._lock")] = []

    def register(self, name, plugin):
        with self._lock:
            self._plugins[name] = plugin
            self.names.append(name)

    def replace_all(self, plugins):
        self._plugins.clear()  # expect: THR225
        for name in plugins:
            self.register(name, plugins[name])

    def first(self):
        return self.names[0]  # expect: THR225 "`self.names`"


@dataclass
class Totals:
    lock: threading.Lock = field(default_factory=threading.Lock)
    count: Annotated[int, GuardedBy("lock")] = 0

    def add(self, n):
        with self.lock:
            self.count += n

    def reset(self):
        self.count = 0  # expect: THR225
