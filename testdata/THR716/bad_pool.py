import os
from concurrent.futures import ThreadPoolExecutor
from subprocess import run


def convert(name):
    return run(["convert", name], preexec_fn=lambda: os.setpgid(0, 0), check=True)  # expect: THR716


def main(names):
    with ThreadPoolExecutor() as pool:
        return list(pool.map(convert, names))
