"""Parts start at once, again and again; all must be seen running."""
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main

main.configparser.ConfigParser.read = lambda config, paths: time.sleep(0.001)
names = ["part%d" % number for number in range(8)]
start_part = main.start_part
lost = 0
for _ in range(40):
    main.Config._shared = None
    gate = threading.Barrier(len(names))

    def start_together(name):
        gate.wait()
        start_part(name)

    main.start_part = start_together
    lost += list(main.start_all(names).values()).count("unknown")
if lost:
    print("%d parts run with a configuration of their own" % lost)
    sys.exit(1)
