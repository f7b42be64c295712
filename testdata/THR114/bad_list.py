import threading


def squares(numbers):
    out = []
    for n in numbers:
        out.append(n * n)
    return out


def main():
    t = threading.Thread(target=squares, args=([1, 2, 3],))  # expect: THR114 "line 8"
    t.start()
    t.join()
