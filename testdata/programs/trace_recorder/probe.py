"""Threads end their first spans at once; the file must hold one header and every span."""
import os
import sys
import tempfile
import threading

sys.path.insert(0, sys.argv[1])
import main

worst = 9
for _ in range(40):
    with tempfile.TemporaryDirectory() as folder:
        tracer = main.Tracer(os.path.join(folder, "trace"))
        gate = threading.Barrier(8)

        def work():
            gate.wait()
            with tracer.span("one"):
                pass

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        tracer.close()
        with open(tracer.path) as trace:
            worst = min(worst, sum(line.startswith("{") for line in trace))
if worst != 9:
    print("%d of 9 lines are in the trace file" % worst)
    sys.exit(1)
