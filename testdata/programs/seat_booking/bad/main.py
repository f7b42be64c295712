"""Seats of a cinema, booked by visitors over HTTP."""
import json
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class PaymentRefused(Exception):
    pass


class Show:
    def __init__(self, seats):
        self.free = set(seats)
        self.tickets = []

    def charge(self, visitor):
        """Talk to the payment provider."""
        time.sleep(0.003)
        if not visitor:
            raise PaymentRefused(visitor)

    def book(self, seat, visitor):
        if seat not in self.free:  # expect: THR206
            return False
        self.charge(visitor)
        self.free.discard(seat)
        self.tickets.append((seat, visitor))
        return True


class BookingHandler(BaseHTTPRequestHandler):
    def do_POST(self):
        order = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        try:
            booked = self.server.show.book(order["seat"], order["visitor"])
            self.send_response(201 if booked else 409)
        except PaymentRefused:
            self.send_response(402)
        self.end_headers()

    def log_message(self, format, *args):
        pass


def order(address, seat, visitor):
    body = json.dumps({"seat": seat, "visitor": visitor}).encode()
    try:
        with urllib.request.urlopen("http://%s:%d/" % address, data=body, timeout=10) as response:
            return response.status
    except urllib.error.HTTPError as error:
        return error.code


def open_box_office(seats):
    server = ThreadingHTTPServer(("127.0.0.1", 0), BookingHandler)
    server.show = Show(seats)
    return server


def main():
    server = open_box_office(["A1", "A2", "A3"])
    listener = threading.Thread(target=server.serve_forever, args=(0.02,))
    listener.start()
    for seat, visitor in (("A1", "ann"), ("A1", "ben"), ("A2", ""), ("A3", "cem")):
        print(visitor, seat, order(server.server_address, seat, visitor))
    server.shutdown()
    listener.join()
    server.server_close()


if __name__ == "__main__":
    main()
