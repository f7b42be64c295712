"""The threads of the program."""
from concurrent.futures import ThreadPoolExecutor

scaling = ThreadPoolExecutor(max_workers=4)
