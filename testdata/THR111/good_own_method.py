class Player:
    def __init__(self):
        self.position = 0

    def _stop(self):
        self.position = 0

    def _delete(self):
        print("deleted")


player = Player()
player._stop()
player._delete()
