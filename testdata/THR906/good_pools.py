# threadlint-test: preview select=THR906
# Threads or processes.
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def make():
    if sys._is_gil_enabled():
        return ProcessPoolExecutor()
    else:
        return ThreadPoolExecutor()
