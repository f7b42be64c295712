"""Polls the devices of a machine, and tells them the time."""
import threading

from bus import Bus
from sensors import DoorSwitch, Thermometer


def poll(devices, rounds):
    for _ in range(rounds):
        for device in devices:
            device.report()


def clock(bus, rounds):
    for tick in range(rounds):
        bus.broadcast(tick)


def operate(rounds=100):
    bus = Bus()
    devices = [Thermometer(bus, 1), DoorSwitch(bus, 2)]
    threads = [
        threading.Thread(target=poll, args=(devices, rounds), daemon=True),
        threading.Thread(target=clock, args=(bus, rounds), daemon=True),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return bus.frames


if __name__ == "__main__":
    print(operate(), "frames")
