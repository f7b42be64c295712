# Read after the start, or in the thread itself.
import threading

names = {}


def work():
    names[threading.current_thread().ident] = "me"
    del names[threading.get_ident()]


class Worker(threading.Thread):
    def run(self):
        print(self.ident)

    def describe(self):
        return "%s" % self.ident


def main():
    t = threading.Thread(target=work)
    t.start()
    print(t.ident, t.native_id)
    t.join()
    print(t.ident)
    w = Worker()
    w.start()
    print(w.ident)


main()
