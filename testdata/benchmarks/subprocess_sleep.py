"""Runs commands that take their time and waits for each; expected: waits, n threads overlap n commands."""
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

COMMANDS = 8


def run_command(number):
    done = subprocess.run(["sleep", "0.04"])
    return done.returncode + number


def main(threads=2):
    with ThreadPoolExecutor(max_workers=threads) as pool:
        return sum(pool.map(run_command, range(COMMANDS)))


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
