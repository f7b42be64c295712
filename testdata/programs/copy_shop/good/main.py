"""The machines of a copy shop: a scanner and a printer that customers and the service share."""
import threading


class Shop:
    def __init__(self):
        self.door = threading.Lock()
        self.scanner = threading.Lock()
        self.printer = threading.Lock()
        self.copies = 0
        self.checks = 0

    def copy(self, pages):
        with self.door, self.scanner:
            image = scan(pages)
            with self.printer:
                self.copies += len(image)

    def service(self):
        """Prints a test page and looks at it."""
        with self.door:
            with self.printer:
                scan(1)
                with self.scanner:
                    self.checks += 1


def scan(pages):
    return ["page"] * pages


def customer(shop, jobs):
    for pages in jobs:
        shop.copy(pages)


def technician(shop, checks):
    for _ in range(checks):
        shop.service()


def day(jobs, checks):
    shop = Shop()
    threads = [
        threading.Thread(target=customer, args=(shop, jobs), daemon=True),
        threading.Thread(target=technician, args=(shop, checks), daemon=True),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return shop.copies, shop.checks


if __name__ == "__main__":
    print(day([1, 2, 3], 2))
