"""How far the import of the process has come."""
imported = 0
rejected = 0


def summary():
    return "%d imported, %d rejected" % (imported, rejected)
