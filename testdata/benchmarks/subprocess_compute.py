"""Runs commands that compute and reads their output; expected: scales up to the cores, each command is a process."""
import subprocess
import sys
import threading

COMMANDS = 8
SCRIPT = "total = 0\nfor i in range(500000):\n    total += i * i % 7\nprint(total)"


def run_commands(numbers, results):
    for number in numbers:
        output = subprocess.check_output([sys.executable, "-S", "-c", SCRIPT])
        results[number] = int(output)


def main(threads=2):
    results = {}
    workers = [
        threading.Thread(target=run_commands, args=(range(i, COMMANDS, threads), results)) for i in range(threads)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sum(results.values())


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
