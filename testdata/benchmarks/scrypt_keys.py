"""Derives keys with scrypt in a thread pool; expected: scales, the derivation runs without the GIL."""
import hashlib
import sys
from concurrent.futures import ThreadPoolExecutor

USERS = 12


def derive(user):
    return hashlib.scrypt(b"password %d" % user, salt=b"salt", n=8192, r=8, p=1).hex()


def main(threads=2):
    with ThreadPoolExecutor(max_workers=threads) as pool:
        keys = list(pool.map(derive, range(USERS)))
    return keys[0][:8] + keys[-1][:8]


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
