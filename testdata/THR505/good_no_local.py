class Registry:
    entries = []

    def add(self, entry):
        self.entries.append(entry)


Registry().add(1)
