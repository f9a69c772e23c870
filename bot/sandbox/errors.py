"""Discord's own refusals, with its codes and shapes."""

from typing import Any


class ApiError(Exception):
    """An HTTP answer that refuses: `status`, Discord's `code`, its sentence, and which fields are wrong."""

    def __init__(self, status: int, code: int, message: str, errors: dict[str, Any] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
        self.errors = errors

    def body(self) -> dict[str, Any]:
        """The JSON Discord would send."""
        body: dict[str, Any] = {"message": self.message, "code": self.code}
        return body | ({"errors": self.errors} if self.errors else {})


def unauthorized() -> ApiError:
    """401: no token, or a wrong one."""
    return ApiError(401, 0, "401: Unauthorized")


def unknown_channel() -> ApiError:
    """10003."""
    return ApiError(404, 10003, "Unknown Channel")


def unknown_guild() -> ApiError:
    """10004."""
    return ApiError(404, 10004, "Unknown Guild")


def unknown_member() -> ApiError:
    """10007."""
    return ApiError(404, 10007, "Unknown Member")


def unknown_message() -> ApiError:
    """10008."""
    return ApiError(404, 10008, "Unknown Message")


def unknown_user() -> ApiError:
    """10013."""
    return ApiError(404, 10013, "Unknown User")


def unknown_webhook() -> ApiError:
    """10015: an interaction's token that is not valid (any more)."""
    return ApiError(404, 10015, "Unknown Webhook")


def unknown_interaction() -> ApiError:
    """10062: answered after three seconds, or never known."""
    return ApiError(404, 10062, "Unknown interaction")


def unknown_command() -> ApiError:
    """10063."""
    return ApiError(404, 10063, "Unknown application command")


def already_acknowledged() -> ApiError:
    """40060."""
    return ApiError(400, 40060, "Interaction has already been acknowledged.")


def missing_access() -> ApiError:
    """50001: the channel is not even visible."""
    return ApiError(403, 50001, "Missing Access")


def not_author() -> ApiError:
    """50005."""
    return ApiError(403, 50005, "Cannot edit a message authored by another user")


def empty_message() -> ApiError:
    """50006."""
    return ApiError(400, 50006, "Cannot send an empty message")


def closed_to_messages() -> ApiError:
    """50007: direct messages are closed."""
    return ApiError(403, 50007, "Cannot send messages to this user")


def no_text_channel() -> ApiError:
    """50008: a forum has posts, not messages."""
    return ApiError(400, 50008, "Cannot send messages in a non-text channel")


def missing_permissions() -> ApiError:
    """50013: visible, but not allowed."""
    return ApiError(403, 50013, "Missing Permissions")


def wrong_channel_type() -> ApiError:
    """50024."""
    return ApiError(400, 50024, "Cannot execute action on this channel type")


def invalid_form(field: str, code: str, message: str) -> ApiError:
    """50035, with the one field that is wrong: its path, such as `components.0.custom_id`."""
    errors: dict[str, Any] = {"_errors": [{"code": code, "message": message}]}
    for part in reversed(field.split(".")):
        errors = {part: errors}
    return ApiError(400, 50035, "Invalid Form Body", errors)


def invalid_json() -> ApiError:
    """50109."""
    return ApiError(400, 50109, "The request body contains invalid JSON.")


def not_implemented(what: str) -> ApiError:
    """501: the sandbox has no such thing, and says so."""
    return ApiError(501, 0, f"The sandbox does not implement {what}.")
