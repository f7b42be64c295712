"""Imports exports into the database, one thread for each export."""
import threading

import database
import progress
import records

BATCH = 10

progress_lock = threading.Lock()


def import_export(text):
    for rows in records.batches(text, BATCH):
        try:
            inserted = database.insert(rows)
        except database.Rejected:
            note_rejected(len(rows))
        else:
            note_imported(inserted)


def note_imported(count):
    with progress_lock:
        progress.imported += count


def note_rejected(count):
    with progress_lock:
        progress.rejected += count


def import_all(exports):
    threads = [threading.Thread(target=import_export, args=(text,)) for text in exports]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
