"""Albums: each is a page of small pictures."""
from concurrent.futures import as_completed

import pools


def scale(photo):
    return photo[:3] + ".small"


def make_album(title, photos):
    """Returns the album as a page."""
    pending = [pools.scaling.submit(scale, photo) for photo in photos]
    small = sorted(future.result() for future in as_completed(pending))  # expect: THR405
    return "%s: %s" % (title, " ".join(small))
