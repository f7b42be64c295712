"""Hits by route since the last report."""

hits = {}
