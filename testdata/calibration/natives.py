# Libraries in C: the cost of a byte, on other data than the benchmarks use.
import base64
import bz2
import hashlib
import json
import lzma
import pickle
import re
import zlib

from calibrating import best_ns, report

SIZE = 60_000
words = "alpha beta gamma delta epsilon zeta eta theta iota kappa".split()
text = " ".join(words[i * i % 10] + str(i * i % 613) for i in range(10_000))[:SIZE]
data = text.encode()
rows = [{"number": i, "half": i / 2, "name": words[i % 10]} for i in range(1000)]
row_text = json.dumps(rows)
packed = zlib.compress(data)
pattern = re.compile(r"[a-z]+(\d+)")


def byte_ns(call, size=SIZE):
    return best_ns(lambda _: call(), size, 3)


report(
    {
        "sha256_byte": byte_ns(lambda: hashlib.sha256(data)),
        "sha256_call": best_ns(lambda turns: [hashlib.sha256(b"x") for _ in range(turns)], 2000),
        "pbkdf2_sha256_iteration": best_ns(lambda turns: hashlib.pbkdf2_hmac("sha256", b"p", b"s", turns), 3000, 3),
        "crc32_byte": byte_ns(lambda: zlib.crc32(data)),
        "zlib_compress_byte": byte_ns(lambda: zlib.compress(data)),
        "zlib_decompress_byte": byte_ns(lambda: zlib.decompress(packed)),
        "bz2_compress_byte": byte_ns(lambda: bz2.compress(data)),
        "lzma_compress_byte": byte_ns(lambda: lzma.compress(data, preset=1)),
        "base64_encode_byte": byte_ns(lambda: base64.b64encode(data)),
        "json_dumps_byte": byte_ns(lambda: json.dumps(rows), len(row_text)),
        "json_loads_byte": byte_ns(lambda: json.loads(row_text), len(row_text)),
        "pickle_dumps_row": byte_ns(lambda: pickle.dumps(rows), len(rows)),
        "re_findall_byte": byte_ns(lambda: pattern.findall(text)),
    }
)
