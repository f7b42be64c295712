"""Derives keys from passwords with PBKDF2 in threads; expected: scales, the derivation runs without the GIL."""
import hashlib
import sys
import threading

USERS = 24
ITERATIONS = 40_000


def derive(users, keys):
    for user in users:
        password = "correct horse %d" % user
        key = hashlib.pbkdf2_hmac("sha256", password.encode(), b"salt and pepper", ITERATIONS)
        keys[user] = key.hex()


def main(threads=2):
    keys = {}
    workers = [threading.Thread(target=derive, args=(range(i, USERS, threads), keys)) for i in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return keys[0][:8] + keys[USERS - 1][:8]


if __name__ == "__main__":
    print(main(int(sys.argv[1]) if len(sys.argv) > 1 else 2))
