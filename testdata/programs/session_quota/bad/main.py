"""A client sends several requests in parallel."""
from concurrent.futures import ThreadPoolExecutor

import api
from sessions import Session, SessionStore


def run(requests, quota: int, workers: int = 4) -> Session:
    store = SessionStore()
    session = store.create("ann", quota)
    with ThreadPoolExecutor(workers) as pool:
        tasks = [pool.submit(api.handle, store, session.token, request) for request in requests]
        for task in tasks:
            task.result()
    return session


def main() -> None:
    session = run(["search", "search", "export", "status"], quota=100)
    print(session.client, "has", session.quota, "left")


if __name__ == "__main__":
    main()
