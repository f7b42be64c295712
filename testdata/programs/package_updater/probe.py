"""Three ask for an update at the same moment; it must be installed once."""

import sys
import threading

sys.path.insert(0, sys.argv[1])

import main

repository = main.Repository()
updater = main.Updater(repository)
together = threading.Barrier(3)


def ask():
    together.wait()
    updater.update()


askers = [threading.Thread(target=ask) for _ in range(3)]
for asker in askers:
    asker.start()
for asker in askers:
    asker.join()
if len(updater.installed) != 1:
    print("installed %d times" % len(updater.installed))
    sys.exit(1)
