"""Nightly maintenance of a small site: three jobs, three locks."""
import threading

database = threading.Lock()
cache = threading.Lock()
disk = threading.Lock()
log = []


def pause():
    pass


def refresh_cache():
    with database:
        pause()
        with cache:  # expect: THR401
            log.append("cache")


def write_snapshot():
    with cache:
        pause()
        with disk:
            log.append("snapshot")


def rotate_backups():
    with disk:
        pause()
        with database:
            log.append("backups")


def night(rounds):
    jobs = (refresh_cache, write_snapshot, rotate_backups)
    for _ in range(rounds):
        threads = [threading.Thread(target=job, daemon=True) for job in jobs]
        for t in threads:
            t.start()
        for t in threads:
            t.join()


if __name__ == "__main__":
    night(1)
