"""Support desk: every ticket gets a number of its own, whoever opens it."""
import queue
import threading

PREFIX = "HELP"
last_number = 0


def next_number():
    global last_number
    last_number += 1  # expect: THR201
    return "%s-%05d" % (PREFIX, last_number)


class Desk:
    def __init__(self):
        self.tickets = queue.Queue()

    def open_ticket(self, customer, text):
        number = next_number()
        self.tickets.put((number, customer, text))
        return number

    def drain(self):
        """All tickets so far; call it when nobody opens tickets any more."""
        self.tickets.put(None)
        return list(iter(self.tickets.get, None))


class Mailbox(threading.Thread):
    """One of the places that tickets come from."""

    def __init__(self, desk, mails):
        super().__init__()
        self.desk = desk
        self.mails = mails

    def run(self):
        for customer, text in self.mails:
            self.desk.open_ticket(customer, text)


def process(mailboxes):
    desk = Desk()
    threads = [Mailbox(desk, mails) for mails in mailboxes]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return desk.drain()


def main():
    tickets = process([[("ann", "printer")], [("ben", "password"), ("ben", "thanks")], [("cem", "noise")]])
    for number, customer, text in sorted(tickets):
        print(number, customer, text)


if __name__ == "__main__":
    main()
