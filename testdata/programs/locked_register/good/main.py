"""A day at the register."""
import threading

from register import Register


def clerk(register, amounts):
    for amount in amounts:
        register.add(amount)


def day(clerks):
    register = Register()
    threads = [threading.Thread(target=clerk, args=(register, amounts)) for amounts in clerks]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return register.close()


if __name__ == "__main__":
    print(day([[1, 2], [3]]))
