"""The process-wide pool for slow jobs."""
import configparser
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Optional

CONFIG = "thumbnails.ini"

_pool: Optional[ThreadPoolExecutor] = None
_pool_lock = threading.Lock()


def pool_size() -> int:
    config = configparser.ConfigParser()
    config.read([CONFIG])
    return config.getint("pool", "size", fallback=2)


def get_pool() -> ThreadPoolExecutor:
    global _pool
    with _pool_lock:
        if _pool is None:
            _pool = ThreadPoolExecutor(max_workers=pool_size(), thread_name_prefix="slow")
        return _pool
