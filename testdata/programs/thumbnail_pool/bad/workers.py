# threadlint-test: preview ignore=THR113
"""The process-wide pool for slow jobs."""
import configparser
from concurrent.futures import ThreadPoolExecutor
from typing import Optional

CONFIG = "thumbnails.ini"

_pool: Optional[ThreadPoolExecutor] = None


def pool_size() -> int:
    config = configparser.ConfigParser()
    config.read([CONFIG])
    return config.getint("pool", "size", fallback=2)


def get_pool() -> ThreadPoolExecutor:
    global _pool
    if _pool is None:  # expect: THR207
        _pool = ThreadPoolExecutor(max_workers=pool_size(), thread_name_prefix="slow")
    return _pool
