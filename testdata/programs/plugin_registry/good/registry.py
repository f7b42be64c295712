"""Plugins by name; importers register while requests look plugins up."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Callable, Dict, Iterable, List

from guards import GuardedBy

if TYPE_CHECKING:
    from typing import Annotated

Plugin = Callable[[str], str]


class PluginRegistry:
    _plugins: Annotated[Dict[str, Plugin], GuardedBy("_lock")]

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._plugins = {}

    def register(self, name: str, plugin: Plugin) -> None:
        with self._lock:
            self._plugins[name] = plugin

    def lookup(self, name: str) -> Plugin:
        with self._lock:
            return self._plugins[name]

    def names(self) -> List[str]:
        with self._lock:
            return sorted(self._plugins)

    def replace_all(self, plugins: Iterable[Plugin]) -> None:
        """Start over with other plugins, which are named like their functions."""
        fresh = {plugin.__name__: plugin for plugin in plugins}
        with self._lock:
            self._plugins = fresh
