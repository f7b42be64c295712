"""Prints many short runs; a printer that waits for a job nobody sends hangs the spooler."""

import os
import sys
import threading

sys.path.insert(0, sys.argv[1])
sys.setswitchinterval(1e-6)

import main


def run_often():
    for _ in range(10):
        spooler = main.Spooler([main.Printer(str(number)) for number in range(6)])
        for number in range(10):
            spooler.submit(main.Job(str(number)))
        spooler.run()


runner = threading.Thread(target=run_often, daemon=True)
runner.start()
runner.join(1.5)
if runner.is_alive():
    print("a printer waits for ever on an empty queue", flush=True)
    os._exit(1)
