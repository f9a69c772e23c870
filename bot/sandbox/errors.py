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


def unknown_channel() -> ApiError:
    """10003."""
    return ApiError(404, 10003, "Unknown Channel")


def unknown_message() -> ApiError:
    """10008."""
    return ApiError(404, 10008, "Unknown Message")


def unknown_interaction() -> ApiError:
    """10062: answered after three seconds, or never known."""
    return ApiError(404, 10062, "Unknown interaction")


def already_acknowledged() -> ApiError:
    """40060."""
    return ApiError(400, 40060, "Interaction has already been acknowledged.")


def unknown_webhook() -> ApiError:
    """10015: an interaction's token that is not valid (any more)."""
    return ApiError(404, 10015, "Unknown Webhook")


def missing_access() -> ApiError:
    """50001."""
    return ApiError(403, 50001, "Missing Access")


def missing_permissions() -> ApiError:
    """50013."""
    return ApiError(403, 50013, "Missing Permissions")


def empty_message() -> ApiError:
    """50006."""
    return ApiError(400, 50006, "Cannot send an empty message")


def not_author() -> ApiError:
    """50005."""
    return ApiError(403, 50005, "Cannot edit a message authored by another user")


def invalid_form(field: str, code: str, message: str) -> ApiError:
    """50035, with the one field that is wrong."""
    return ApiError(400, 50035, "Invalid Form Body", {field: {"_errors": [{"code": code, "message": message}]}})


def not_implemented(what: str) -> ApiError:
    """501: the sandbox has no such thing, and says so."""
    return ApiError(501, 0, f"The sandbox does not implement {what}.")
