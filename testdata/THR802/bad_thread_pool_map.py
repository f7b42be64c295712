from multiprocessing.pool import ThreadPool

SIZE = 300


def row_of(y):
    row = []
    for x in range(SIZE):
        c = complex(3.0 * x / SIZE - 2.0, 2.0 * y / SIZE - 1.0)
        z = 0j
        for turn in range(100):
            z = z * z + c
            if abs(z) > 2:
                break
        row.append(turn)
    return row


pool = ThreadPool(4)
image = pool.map(row_of, range(SIZE))  # expect: THR802
pool.close()
pool.join()
print(sum(map(sum, image)))
