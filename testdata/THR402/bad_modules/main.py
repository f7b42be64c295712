import journal


def work():
    with journal.lock:
        journal.write("never written")  # expect: THR402


work()
