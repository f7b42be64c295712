# threadlint-test: preview
import logging

log = logging.getLogger(__name__)


class Session:
    def __del__(self):
        log.info("session gone")  # expect: THR713 "logging"
