"""Writes keys at once; afterwards no key is public and the process can still write public files."""

import os
import sys
import tempfile

sys.path.insert(0, sys.argv[1])

import main

os.umask(0o022)
public = leftover = 0
for _ in range(10):
    with tempfile.TemporaryDirectory() as folder:
        paths = main.write_keys(folder, ["service%d" % number for number in range(12)])
        public += sum(os.stat(path).st_mode & 0o077 != 0 for path in paths)
    leftover += os.umask(0o022) != 0o022
if public or leftover:
    print("%d of 120 keys are public, %d of 10 runs left another umask" % (public, leftover))
    sys.exit(1)
