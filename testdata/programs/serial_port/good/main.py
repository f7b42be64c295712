"""Moves motors from several threads."""
import threading

from port import Port


def move(port, motor, positions, answers):
    for position in positions:
        try:
            answers.append(port.exchange("M%s %s" % (motor, position)))
        except UnicodeError as error:
            answers.append("bad command: %s" % error)


def operate(motors):
    port = Port()
    answers = []
    threads = [threading.Thread(target=move, args=(port, motor, positions, answers), daemon=True)
               for motor, positions in motors.items()]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return answers


if __name__ == "__main__":
    print(operate({1: [10, 20], 2: [5]}))
