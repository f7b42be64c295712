"""More nodes than frames: a node that comes too late must just stop."""
import sys

sys.path.insert(0, sys.argv[1])
import main

film = main.Film(4)
errors = main.render(film, [main.Node("node%d" % number, 0.001) for number in range(8)])
if errors or len(film.rendered) != 4:
    print("%d nodes failed, as with %r" % (len(errors), errors[:1]))
    sys.exit(1)
