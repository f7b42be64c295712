"""Imports exports into the database, one thread for each export."""
import threading

import database
import progress
import records

BATCH = 10

reject_lock = threading.Lock()


def import_export(text):
    for rows in records.batches(text, BATCH):
        try:
            progress.imported += database.insert(rows)  # expect: THR201
        except database.Rejected:
            note_rejected(len(rows))


def note_rejected(count):
    with reject_lock:
        progress.rejected += count


def import_all(exports):
    threads = [threading.Thread(target=import_export, args=(text,)) for text in exports]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
