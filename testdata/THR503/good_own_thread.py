"""A thread of its own for each job: nothing was there before."""
import threading

context = threading.local()


def audit(action):
    print(action, getattr(context, "user", "nobody"))


def handle(request):
    if "user" in request:
        context.user = request["user"]
    audit(request["action"])


def main(requests):
    threads = [threading.Thread(target=handle, args=(r,)) for r in requests]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
