# threadlint-test: option=THR807.many-threads:8
import hashlib
import threading

def digest(results, i, data):
    for _ in range(8):
        data = hashlib.sha256(data).digest() * 65536
    results[i] = hashlib.sha256(data).hexdigest()

def main():
    results = [None] * 8
    threads = [threading.Thread(target=digest, args=(results, i, bytes(2097152))) for i in range(8)]  # expect: THR807
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(set(results)))

main()
