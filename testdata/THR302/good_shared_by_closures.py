# The function that starts the threads makes the lock for them.
import threading


def run(jobs):
    lock = threading.Lock()
    done = []

    def work(job):
        with lock:
            done.append(job)

    threads = [threading.Thread(target=work, args=(job,)) for job in jobs]
    for thread in threads:
        thread.start()
    with lock:
        print(len(done))
    for thread in threads:
        thread.join()


run([1, 2])
