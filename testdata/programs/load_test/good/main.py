"""Load test: one thread for each kind of client, each with its own settings."""

import threading
import time
from typing import Dict, List

CLIENTS = {"browser": 3, "robot": 5, "mobile": 4}


class Target:
    """The service under test."""

    def request(self, agent: str) -> None:
        time.sleep(0.001)


class Results:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._agents: List[str] = []

    def add(self, agent: str) -> None:
        with self._lock:
            self._agents.append(agent)

    def by_agent(self) -> Dict[str, int]:
        with self._lock:
            return {agent: self._agents.count(agent) for agent in self._agents}


def run_client(target: Target, settings: dict, results: Results) -> None:
    for _ in range(settings["requests"]):
        target.request(settings["agent"])
        results.add(settings["agent"])


def run_test(target: Target, clients: Dict[str, int]) -> Dict[str, int]:
    results = Results()
    threads = []
    for agent, requests in clients.items():
        settings = {"agent": agent, "requests": requests}
        thread = threading.Thread(target=run_client, args=(target, settings, results), name=agent)
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    return results.by_agent()


def main() -> None:
    for agent, count in sorted(run_test(Target(), CLIENTS).items()):
        print("%-8s %d requests" % (agent, count))


if __name__ == "__main__":
    main()
