"""Compiles some files; it must come to an end."""
import os
import sys
import threading

sys.path.insert(0, sys.argv[1])
import main

built = []
run = threading.Thread(target=main.compile_all, args=(list("abcdef"), built.append), daemon=True)
run.start()
run.join(3)
if run.is_alive():
    print("all is built, and some threads still wait for a file")
    sys.stdout.flush()
    os._exit(1)
