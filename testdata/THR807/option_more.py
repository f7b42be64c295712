# threadlint-test: option=THR807.many-threads:65
import hashlib
import threading

def digest(results, i, data):
    for _ in range(8):
        data = hashlib.sha256(data).digest() * 65536
    results[i] = hashlib.sha256(data).hexdigest()

def main():
    results = [None] * 64
    threads = [threading.Thread(target=digest, args=(results, i, bytes(2097152))) for i in range(64)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(len(set(results)))

main()
