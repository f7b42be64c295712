# threadlint-test: preview
"""Builds several static sites at once; every site is a folder with pages in a simple markup."""

import os
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


def load_theme(name):
    """The theme comes from a package server."""
    time.sleep(0.005)
    return "<html><body class='%s'>{}</body></html>" % name


def convert(text, theme):
    body = "".join("<p>%s</p>" % line for line in text.splitlines() if line)
    return theme.format(body)


def build(site):
    """Build one site; returns the number of pages written."""
    os.chdir(site)  # expect: THR216
    theme = load_theme(Path("theme.txt").read_text().strip())
    pages = sorted(Path("pages").glob("*.txt"))
    Path("out").mkdir(exist_ok=True)
    for page in pages:
        html = convert(page.read_text(), theme)
        Path("out", page.stem + ".html").write_text(html)
    return len(pages)


def build_all(sites, workers=4):
    with ThreadPoolExecutor(max_workers=workers) as pool:
        return sum(pool.map(build, sites))


def make_site(folder, name, pages):
    (folder / "pages").mkdir(parents=True)
    (folder / "theme.txt").write_text(name)
    for number in range(pages):
        (folder / "pages" / ("page%d.txt" % number)).write_text("%s, page %d\n" % (name, number))


def main(names):
    with tempfile.TemporaryDirectory() as work:
        sites = [Path(work) / name for name in names]
        for site, name in zip(sites, names):
            make_site(site, name, 3)
        print(build_all(sites), "pages built")


if __name__ == "__main__":
    main(sys.argv[1:] or ["garden", "kitchen", "attic"])
