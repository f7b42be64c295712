import threading
import zlib

BLOCK = bytes(4000)


def checksum(times, sums):
    crc = 0
    for _ in range(times):
        crc = zlib.crc32(BLOCK, crc)
    sums.append(crc)


sums = []
threads = [threading.Thread(target=checksum, args=(100000, sums)) for _ in range(2)]  # expect: THR804
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sums)
