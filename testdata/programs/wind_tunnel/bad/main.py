"""Measures the wind in a tunnel with some probes, step by step."""
from probes import Tunnel


def report(results):
    for number, values in enumerate(results):
        print("probe", number, "mean", sum(values) / len(values))


def main():
    report(Tunnel().measure())


if __name__ == "__main__":
    main()
