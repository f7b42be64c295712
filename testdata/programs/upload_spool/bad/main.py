"""Several users upload a file of the same name."""
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor, as_completed

from scanner import Infected
from spool import Spool


def upload_all(spool, uploads, workers=4):
    """Returns how many uploads were stored."""
    stored = 0
    with ThreadPoolExecutor(max_workers=workers) as pool:
        tasks = {pool.submit(spool.save, name, data): name for name, data in uploads}
        for task in as_completed(tasks):
            try:
                task.result()
                stored += 1
            except Infected as error:
                print(tasks[task], error, file=sys.stdout)
    return stored


def main():
    uploads = [("scan.pdf", b"%PDF"), ("scan.pdf", b"%PDF-1.7"), ("mail.eml", b"EICAR"), ("a/scan.pdf", b"")]
    with tempfile.TemporaryDirectory() as folder:
        spool = Spool(folder)
        print(upload_all(spool, uploads), "uploads,", spool.count(), "files")


if __name__ == "__main__":
    main()
