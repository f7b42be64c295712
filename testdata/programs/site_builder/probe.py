"""Builds four sites at once and looks into their output folders."""

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, os.path.abspath(sys.argv[1]))

import main

home = os.getcwd()
complaint = ""
with tempfile.TemporaryDirectory() as work:
    names = ["garden", "kitchen", "attic", "cellar"]
    sites = [Path(work) / name for name in names]
    for site, name in zip(sites, names):
        main.make_site(site, name, 3)
    try:
        main.build_all(sites)
    except OSError as error:
        complaint = "a build failed: %s" % error
    os.chdir(home)
    for site, name in zip(sites, names):
        texts = [page.read_text() for page in (site / "out").glob("*.html")]
        right = sum(name in text for text in texts)
        if not complaint and (right != 3 or len(texts) != 3):
            complaint = "%s has %d pages of its own instead of 3" % (name, right)
if complaint:
    print(complaint)
    sys.exit(1)
