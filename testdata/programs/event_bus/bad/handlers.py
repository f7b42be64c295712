"""What happens on orders and payments."""
import time


def send_invoice(topic, payload):
    time.sleep(0.001)


def audit(topic, payload):
    time.sleep(0.001)
    if not isinstance(payload, dict):
        raise TypeError("%s: a payload must be a dict" % topic)
