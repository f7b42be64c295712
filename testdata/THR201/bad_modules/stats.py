count = 0


def bump(n):
    global count
    count += n  # expect: THR201
