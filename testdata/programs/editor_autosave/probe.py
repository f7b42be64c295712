"""The user saves while the timer saves; every save must get a file of its own."""
import os
import sys
import tempfile

sys.path.insert(0, sys.argv[1])
import main

names = []
save = main.Document.save


def noted_save(document):
    names.append(save(document))


main.Document.save = noted_save
with tempfile.TemporaryDirectory() as folder:
    document = main.Document(folder)
    with main.AutoSave(document, 0.00001):
        for _ in range(500):
            document.save()
    files = len(os.listdir(folder))
if files != len(names):
    print("%d saves, but %d files" % (len(names), files))
    sys.exit(1)
