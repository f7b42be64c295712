"""Hits by route since the last report."""

import threading

hits = {}
lock = threading.Lock()
