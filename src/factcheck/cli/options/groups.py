"""Options that belong together as one record, which a command takes as one parameter."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any


def grouped(command: Callable[..., Any], **groups: type[Any]) -> Callable[..., Any]:
    """Give the command with each of these parameters replaced by the fields of its record.

    The fields of a record are annotated like parameters of a command and have
    defaults; they come in the place of the parameter that they make up.
    """
    own = inspect.signature(command)
    fields = {name: list(inspect.signature(record).parameters.values()) for name, record in groups.items()}
    parameters = [
        one.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for parameter in own.parameters.values()
        for one in fields.get(parameter.name, [parameter])
    ]

    @wraps(command)
    def ungrouped(**values: Any) -> Any:
        for name, record in groups.items():
            values[name] = record(**{field.name: values.pop(field.name) for field in fields[name]})
        return command(**values)

    ungrouped.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
    ungrouped.__annotations__ = {one.name: one.annotation for one in parameters}
    return ungrouped
