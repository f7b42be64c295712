class Command:
    def __init__(self, name, args):
        self.line = name + " " + args


print(Command("ls", args="-l").line)
