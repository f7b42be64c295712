"""Pays the salaries at the end of the month, while the till goes on."""
import threading

from payroll import Payroll


def till(payroll, sales):
    for amount in sales:
        payroll.book(amount)


def month(salaries, sales):
    payroll = Payroll(salaries)
    selling = threading.Thread(target=till, args=(payroll, sales))
    selling.start()
    selling.join()
    paid = payroll.pay_all()
    return paid, payroll.total


if __name__ == "__main__":
    print(month({"ann": 100, "ben": 120}, [50, 60, 70, 80]))
