from threading import Thread


def worker(n):
    assert n > 3  # expect: THR127 "`worker`"


def test_workers():
    threads = [Thread(target=worker, args=(n,)) for n in range(3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
