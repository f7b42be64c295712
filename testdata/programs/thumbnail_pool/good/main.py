"""Three users upload pictures at the same time."""
from typing import Dict, List

from thumbnails import Upload


def main() -> None:
    results: Dict[str, List[str]] = {}
    uploads = [Upload(user, [f"{user}{n}.png" for n in range(3)], results) for user in ("ann", "ben", "cem")]
    for upload in uploads:
        upload.start()
    for upload in uploads:
        upload.join()
    for user, names in sorted(results.items()):
        print(user, *names)


if __name__ == "__main__":
    main()
