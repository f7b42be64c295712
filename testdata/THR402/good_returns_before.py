import threading


class Agent:
    _lock = threading.Lock()
    _instance = None

    @staticmethod
    def get():
        if Agent._instance:
            return Agent._instance
        with Agent._lock:
            if not Agent._instance:
                Agent._instance = Agent()
        return Agent._instance

    def tick(self):
        print("tick")


def tick():
    Agent.get().tick()


def tick_if_there():
    with Agent._lock:
        if Agent._instance:
            tick()


tick()
tick_if_there()
