# threadlint-test: preview
import logging
import signal

log = logging.getLogger(__name__)


def stop(number, frame):
    log.warning("stopping after %s", number)  # expect: THR712 "logging"
    raise SystemExit


signal.signal(signal.SIGTERM, stop)
for n in range(10):
    log.info("turn %s", n)
