# Started outside of the block, with a file that stays open; or a lock, which nobody closes.
import threading

lock = threading.Lock()


def write(out):
    out.write("x")


def main():
    out = open("a.txt", "w")
    t = threading.Thread(target=write, args=(out,))
    t.start()
    with lock:
        u = threading.Thread(target=print, args=(lock,))
        u.start()
    u.join()
    t.join()
    out.close()


main()
