"""A download over many connections must have received as many bytes as there are."""
import sys

sys.path.insert(0, sys.argv[1])
import main

remote = main.Remote(80 * main.PART_SIZE)
received = main.Download(remote, connections=8).run()
if received != remote.size:
    print("received %d of %d bytes by its own count" % (received, remote.size))
    sys.exit(1)
