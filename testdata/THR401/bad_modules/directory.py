import threading

lock = threading.Lock()
users = {}


def rename(user, name):
    import mail

    with lock:
        users[user] = name
        mail.send(user, "you are %s now" % name)  # expect: THR401 "`mail.lock` is taken while `directory.lock` is held"


def forget(user):
    with lock:
        users.pop(user, None)
