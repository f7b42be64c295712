class Race:
    def __init__(self):
        self.start = True
        self.join = []

    def is_alive(self):
        return True


race = Race()
race.start
if race.is_alive:
    print("a method of something else")
if not race.join:
    print("nobody joins")
