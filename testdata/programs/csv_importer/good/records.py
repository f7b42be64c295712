"""Reads the rows of CSV exports."""
import csv
import io


def batches(text, size):
    """Yields lists of at most `size` rows."""
    rows = []
    for row in csv.DictReader(io.StringIO(text)):
        rows.append(row)
        if len(rows) == size:
            yield rows
            rows = []
    if rows:
        yield rows
