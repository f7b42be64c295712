import monitor


def main():
    print(monitor.events)


if __name__ == "__main__":
    main()
