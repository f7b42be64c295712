"""Ships the logs of a folder for a moment."""
import os
import tempfile
import time

import shipper


def write_lines(path, count):
    with open(path, "a", encoding="utf-8") as log:
        for number in range(count):
            log.write("INFO request %d\n" % number)


def run(folder, names, lines=20):
    paths = [os.path.join(folder, name) for name in names]
    for path in paths:
        write_lines(path, 1)
    followers = [shipper.Follower(path) for path in paths]
    for follower in followers:
        follower.start()
    for path in paths:
        write_lines(path, lines - 1)
    time.sleep(0.03)
    for follower in followers:
        follower.stop()
    return shipper.shipped


def main():
    with tempfile.TemporaryDirectory() as folder:
        print(run(folder, ["access.log", "error.log", "audit.log"]), "lines shipped")


if __name__ == "__main__":
    main()
