"""The base of every model: a frozen part of a record that knows where in its file it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar, Literal, NamedTuple, Self, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field

from psdm_validate.source import FieldPath, Span

Audience = Literal["internal", "executive", "partner", "customer"]
AUDIENCES = {
    "internal": "Our own people only.",
    "executive": "Our own people and their leaders.",
    "partner": "Partners who take part as well.",
    "customer": "The customer as well.",
}
"""Who may see something, in words."""


class Place(NamedTuple):
    """A place named by file and field path; it becomes line and column only when it is reported."""

    file: str
    path: FieldPath = ()
    on_key: bool = False
    span: Span | None = None


class Part(BaseModel):
    """A mapping of a record. Unknown keys are refused and nothing is converted silently."""

    __slots__ = ("_place",)
    stands_last: ClassVar[tuple[str, ...]] = ()
    """Fields that people read last although a base model declares them first."""
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    @classmethod
    def written_order(cls) -> tuple[str, ...]:
        """The fields' names as files have them, in the order in which people read them."""
        names = [*(name for name in cls.model_fields if name not in cls.stands_last), *cls.stands_last]
        return tuple(cls.model_fields[name].alias or name for name in names)

    @property
    def place(self) -> Place:
        """Where this part stands; raises AttributeError for a part that was not read from a file."""
        return object.__getattribute__(self, "_place")  # type: ignore[no-any-return]

    def at(self, *path: str | int) -> Place:
        """The place of a field below this part; a field that is missing there reads as this part."""
        return self.place._replace(path=self.place.path + path)

    def key(self, *path: str | int) -> Place:
        """The place of a field's name, for findings about the field rather than about its value."""
        return self.at(*path)._replace(on_key=True)

    def parts(self) -> Iterator[Part]:
        """This part and every part below it, in the order of the fields."""
        yield self
        for _, value in self.children():
            yield from value.parts()

    def children(self) -> Iterator[tuple[FieldPath, Part]]:
        """The parts directly below this one, each with its path from here as written in the file."""
        for name, written in _fields_with_parts(type(self)):
            value = getattr(self, name)
            if isinstance(value, Part):
                yield (written,), value
            elif isinstance(value, tuple):
                yield from (((written, i), item) for i, item in enumerate(value) if isinstance(item, Part))

    def replace(self, **values: object) -> Self:
        """A copy with other values that keeps its place; the values are trusted, not validated again."""
        copy = self.model_copy(update=values)
        object.__setattr__(copy, "_place", getattr(self, "_place", None))
        return copy


SomePart = TypeVar("SomePart", bound=Part)


def placed(part: SomePart, place: Place) -> SomePart:
    """The same part, told where it and all below it stand."""
    object.__setattr__(part, "_place", place)
    for path, child in part.children():
        placed(child, place._replace(path=place.path + path))
    return part


def described(
    words: str,
    *,
    default: Any = ...,
    alias: str | None = None,
    audience: Audience = "internal",
    example: Any = None,
    meanings: dict[str, str] | None = None,
    **limits: int,
) -> Any:
    """A field with its plain description, its audience (internal unless said), an example and limits (ge, le).

    `meanings` explains each word of a list of words.
    """
    told: dict[str, Any] = {"default": default, "alias": alias, "description": words, **limits}
    if isinstance(default, Part):
        # A fresh one each time: a shared default would be told the place of every record in turn.
        told["default_factory"] = type(told.pop("default"))
    if example is not None:
        told["examples"] = [example]
    extra: dict[str, Any] = {"x-audience": audience}
    if meanings:
        extra["x-words"] = meanings
    field: Any = Field(json_schema_extra=extra, **told)
    return field


@cache
def _fields_with_parts(model: type[Part]) -> tuple[tuple[str, str], ...]:
    """Name and name in the file of each field that can hold parts."""
    fields = model.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if part_within(field.annotation))


def part_within(annotation: object) -> type[Part] | None:
    """The model that an annotation such as `tuple[Role, ...] | None` is about, if any."""
    return next(parts_within(annotation), None)


def parts_within(annotation: object) -> Iterator[type[Part]]:
    """Every model that an annotation names; several where a field may be one of two things."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    else:
        yield from (part for inner in get_args(annotation) for part in parts_within(inner))
