import hashlib
import urllib.request
from concurrent.futures import ThreadPoolExecutor


def digest(url):
    with urllib.request.urlopen(url) as page:
        data = page.read()
    counts = {}
    for byte in data:
        counts[byte] = counts.get(byte, 0) + 1
    return hashlib.sha256(data).hexdigest(), counts


with ThreadPoolExecutor(max_workers=8) as pool:
    for name, counts in pool.map(digest, ["http://localhost/%d" % n for n in range(100)]):
        print(name, len(counts))
