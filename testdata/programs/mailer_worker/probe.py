"""Many first messages at once must start one delivery thread."""
import sys
import threading

sys.path.insert(0, sys.argv[1])
import main

most = 0
for _ in range(10):
    logins = []
    mailer = main.Mailer(main.Transport())
    mailer.transport.login = lambda: logins.append(1)
    gate = threading.Barrier(6)

    def send():
        gate.wait()
        mailer.send("ann", "hello")

    senders = [threading.Thread(target=send) for _ in range(6)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()
    mailer.close()
    most = max(most, len(logins))
if most > 1:
    print("%d delivery threads for one mailer" % most)
    sys.exit(1)
