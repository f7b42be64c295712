"""A middleware clears what it has set, in another method."""
import threading

from django.utils.deprecation import MiddlewareMixin

_state = threading.local()


def current_user():
    return getattr(_state, "user", None)


class CurrentUser(MiddlewareMixin):
    def process_request(self, request):
        if request.user.is_authenticated:
            _state.user = request.user

    def process_response(self, request, response):
        response["X-User"] = str(current_user())
        _state.user = None
        return response
