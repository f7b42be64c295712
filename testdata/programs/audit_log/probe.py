"""Many sessions begin at once; the file must hold a header and two lines for each."""
import os
import sys
import tempfile

sys.path.insert(0, sys.argv[1])
import main

fewest = 101
for _ in range(15):
    with tempfile.TemporaryDirectory() as folder:
        main.run_sessions(folder, ["user%d" % number for number in range(50)])
        with open(os.path.join(folder, "audit.csv")) as file:
            fewest = min(fewest, sum(line.count(",") == 2 for line in file))
if fewest < 101:
    print("%d of 101 lines are in the file" % fewest)
    sys.exit(1)
