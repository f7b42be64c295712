"""Two importers number documents at once; no id may be given twice."""

import os
import sys
import tempfile
import threading

sys.path.insert(0, sys.argv[1])

from ids import IdGenerator
from main import number_documents
from storage import MarkFile

numbers = []
failures = []
together = threading.Barrier(2)


def importer(generator, documents):
    together.wait()
    for _ in range(100):
        try:
            numbers.extend(number_documents(documents, generator).values())
        except OSError as error:
            failures.append(error)


with tempfile.TemporaryDirectory() as folder:
    generator = IdGenerator(MarkFile(os.path.join(folder, "mark")))
    importers = [
        threading.Thread(target=importer, args=(generator, documents)) for documents in (["a", "b"], list("cdefgh"))
    ]
    for thread in importers:
        thread.start()
    for thread in importers:
        thread.join()
twice = len(numbers) - len(set(numbers))
if twice or failures:
    print("%d of %d ids were given twice, %d calls failed" % (twice, len(numbers), len(failures)))
    sys.exit(1)
