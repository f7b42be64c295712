"""A middleware that remembers who asked, and forgets to forget."""
import threading

from django.utils.deprecation import MiddlewareMixin

_state = threading.local()


def current_user():
    return getattr(_state, "user", None)


class CurrentUser(MiddlewareMixin):
    def process_request(self, request):
        if request.user.is_authenticated:
            _state.user = request.user  # expect: THR503

    def process_response(self, request, response):
        response["X-User"] = str(current_user())
        return response
