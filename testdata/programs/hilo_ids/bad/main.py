"""Numbers the documents of a folder."""

import os
import tempfile

from ids import IdGenerator
from storage import MarkFile


def number_documents(names, generator):
    if len(names) > 3:
        return dict(zip(names, generator.block(len(names))))
    return {name: generator.next_id() for name in names}


def main():
    with tempfile.TemporaryDirectory() as folder:
        generator = IdGenerator(MarkFile(os.path.join(folder, "mark")))
        print(number_documents(["a.txt", "b.txt"], generator))
        print(number_documents(["c.txt", "d.txt", "e.txt", "f.txt"], generator))
        print("next is", IdGenerator(MarkFile(os.path.join(folder, "mark"))).next_id())


if __name__ == "__main__":
    main()
