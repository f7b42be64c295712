# Each batch has a pool of its own.
import multiprocessing
from concurrent.futures import ThreadPoolExecutor


def check(port):
    return port


def scan(ports, size):
    for begin in range(0, len(ports), size):
        batch = ports[begin : begin + size]
        with ThreadPoolExecutor(max_workers=50) as executor:  # expect: THR604 "for each turn of the loop on line 11"
            print(list(executor.map(check, batch)))


def scan_hosts(hosts):
    for host in hosts:
        pool = multiprocessing.Pool(8)  # expect: THR604 "processes"
        print(host, pool.map(check, range(100)))
        pool.close()
        pool.join()


def in_comprehension(hosts):
    return [ThreadPoolExecutor(2).submit(check, host) for host in hosts]  # expect: THR604
