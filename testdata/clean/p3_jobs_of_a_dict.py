from concurrent.futures import ThreadPoolExecutor


def refresh(client):
    calls = {"movies": 0, "series": 0}

    def movies():
        calls["movies"] += 1
        return client.movies()

    def series():
        calls["series"] += 1
        return client.series()

    loaders = {"movies": movies, "series": series}
    with ThreadPoolExecutor(max_workers=2) as pool:
        futures = {name: pool.submit(load) for name, load in loaders.items()}
    return calls, {name: future.result() for name, future in futures.items()}
