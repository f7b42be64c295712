"""Fetches many packages with a fast network; all of them must arrive."""

import sys
import threading

sys.path.insert(0, sys.argv[1])
sys.setswitchinterval(1e-6)

import main

main.fetch = lambda mirror, package: (mirror, package)
died = []
threading.excepthook = lambda args: died.append(args.exc_value)
packages = ["lib%d" % number for number in range(30000)]
fetched = main.fetch_all(packages)
if died or len(fetched) != len(packages):
    print("%d fetchers died (%s), %d of %d packages" % (len(died), died[:1], len(fetched), len(packages)))
    sys.exit(1)
