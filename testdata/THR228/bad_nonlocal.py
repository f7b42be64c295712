"""A closure and an element with a constant key, both for all threads."""

import threading


def totals(rows):
    total = 0
    found = {}

    def work(row):
        nonlocal total
        total = sum(row)  # expect: THR228 "another `work` thread"
        found["longest"] = max(row)  # expect: THR228

    threads = [threading.Thread(target=work, args=(row,)) for row in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return total + found["longest"]


print(totals([[1, 2], [3, 4]]))
