# threadlint-test: preview
"""Writes one key file for each service; nobody but the owner may read them."""

import binascii
import os
import stat
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor, as_completed


def generate_key(service):
    """Keys come from the hardware module, which takes its time."""
    time.sleep(0.003)
    return binascii.hexlify(os.urandom(8) + service.encode()[:4]).decode()


def write_key(folder, service):
    path = os.path.join(folder, service + ".key")
    before = os.umask(0o077)  # expect: THR216
    try:
        with open(path, "w") as key_file:
            key_file.write(generate_key(service) + "\n")
    finally:
        os.umask(before)
    return path


def write_keys(folder, services):
    paths = []
    with ThreadPoolExecutor(max_workers=4) as pool:
        writing = [pool.submit(write_key, folder, service) for service in services]
        for done in as_completed(writing):
            paths.append(done.result())
    return sorted(paths)


def main():
    with tempfile.TemporaryDirectory() as folder:
        for path in write_keys(folder, ["mail", "web", "backup", "ldap", "print"]):
            print(oct(stat.S_IMODE(os.stat(path).st_mode)), os.path.basename(path))


if __name__ == "__main__":
    main()
