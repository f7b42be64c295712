"""The threads of the program."""
from concurrent.futures import ThreadPoolExecutor

albums = ThreadPoolExecutor(max_workers=2)
scaling = ThreadPoolExecutor(max_workers=4)
