import threading


def watch(path):
    if not path:
        return False
    print(path)
    return True


def main():
    t = threading.Thread(target=watch, args=("x",))
    t.start()
    t.join()
