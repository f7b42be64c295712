"""Mails the monthly invoices; rendering and sending happen in a pool."""

import threading
from concurrent.futures import ThreadPoolExecutor

import templates


class Outbox:
    def __init__(self):
        self._lock = threading.Lock()
        self._mails = {}

    def send(self, address, text):
        with self._lock:
            self._mails[address] = text

    def mails(self):
        with self._lock:
            return dict(self._mails)


def send_mail(outbox, address, kind, context):
    template = templates.load(kind)
    outbox.send(address, template.substitute(context))


def mail_invoices(customers, month, outbox):
    context = {"month": month}
    sending = []
    with ThreadPoolExecutor(max_workers=4) as pool:
        for address, name, amount in customers:
            context["name"] = name  # expect: THR218
            context["amount"] = amount
            sending.append(pool.submit(send_mail, outbox, address, "invoice", context))
    for mail in sending:
        mail.result()


def main():
    outbox = Outbox()
    customers = [("ann@example.org", "Ann", 12), ("ben@example.org", "Ben", 30), ("cleo@example.org", "Cleo", 7)]
    mail_invoices(customers, "May", outbox)
    for address, text in sorted(outbox.mails().items()):
        print(address, "|", text)


if __name__ == "__main__":
    main()
