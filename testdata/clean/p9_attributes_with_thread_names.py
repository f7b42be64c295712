class Forum:
    def __init__(self):
        self.threads = ["hello", "bye"]
        self.lock = False
        self.posts = 0

    def start(self, title):
        self.threads.append(title)
        self.posts += 1
        self.lock = True

    def run(self):
        for thread in self.threads:
            print(thread.upper())


forum = Forum()
forum.start("new")
forum.run()
