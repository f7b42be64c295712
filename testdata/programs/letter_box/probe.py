"""Many wait for few letters; nobody may take one that is not there."""
import sys
import threading
import time

sys.path.insert(0, sys.argv[1])
import main

errors = []
threading.excepthook = lambda args: errors.append(args.exc_value)
box, out = main.LetterBox(), []
threads = [threading.Thread(target=main.serve, args=(box, out), daemon=True) for _ in range(4)]
for t in threads:
    t.start()
time.sleep(0.1)
for n in range(20):
    box.put(n)
    time.sleep(0.005)
box.put("end")
for t in threads:
    t.join(2)
if errors:
    print("fetched from an empty box:", errors[0])
    sys.exit(1)
