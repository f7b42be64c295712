from concurrent.futures import ThreadPoolExecutor

pool = ThreadPoolExecutor(2)
found = []


def follow(url, depth):
    found.append(url)
    if depth:
        future = pool.submit(follow, url + "/x", depth - 1)
        future.add_done_callback(lambda f: f.result())


pool.submit(follow, "a", 3).result()
