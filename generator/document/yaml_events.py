"""The events of the YAML parser as plain data, so that another process can do the parsing."""

# PyYAML's stubs leave the types of its events open.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, islice
from typing import Final, Protocol, TypeAlias, cast

import yaml

from generator.document.yaml_places import LINE, Mark
from generator.document.yaml_syntax import (
    HIDE_BREAKS,
    MERGE_TAG,
    SHOW_BREAKS,
    events,
    events_in_python,
    has_other_breaks,
    with_whole_characters,
)

Event: TypeAlias = tuple[int, Mark, str, bool, str | None]
"""Kind, start, text, whether the text is plain (it may then mean a number, for instance), and anchor."""

SCALAR, MAPPING, SEQUENCE, END, ALIAS, DOCUMENT = range(6)

_KINDS: Final[Mapping[type[object], int]] = {
    yaml.ScalarEvent: SCALAR,
    yaml.MappingStartEvent: MAPPING,
    yaml.SequenceStartEvent: SEQUENCE,
    yaml.MappingEndEvent: END,
    yaml.SequenceEndEvent: END,
    yaml.AliasEvent: ALIAS,
    yaml.DocumentStartEvent: DOCUMENT,
}
_END: Final[Event] = (END, 0, "", False, None)
# The number of events that one process sends to another at a time.
_BATCH: Final = 5_000


def ways_to_read(text: str) -> Iterator[Iterator[Event]]:
    """The events of a text, found in several ways: each accepts more than the one before it, and takes longer.

    Raises:
        yaml.YAMLError: it is not YAML; raised while the events are read.
    """
    shown, plain = (text.translate(HIDE_BREAKS), _with_breaks) if has_other_breaks(text) else (text, _plain)
    yield plain(events(shown))
    whole = with_whole_characters(shown)
    yield plain(events(whole))
    yield plain(events_in_python(whole))


def events_found_beside(text: str) -> Iterator[Event]:
    """The events of the first of ``ways_to_read``, found by a child process that starts now."""
    from generator.processes import streamed  # a run with nothing to do reads manifests, and never imports this

    return chain.from_iterable(map(marshal.loads, streamed(partial(_batches, text))))


def _batches(text: str) -> Iterator[bytes]:
    found = next(ways_to_read(text))
    while batch := list(islice(found, _BATCH)):
        yield marshal.dumps(batch)


class _Found(Protocol):
    """An event of the parser. No kind has all of these attributes, and the stubs of PyYAML leave out ``start_mark``."""

    start_mark: yaml.Mark
    anchor: str | None
    value: str
    implicit: tuple[bool, bool]
    tag: str | None


def _plain(found: Iterable[yaml.Event]) -> Iterator[Event]:
    for event in cast("Iterable[_Found]", found):  # there are so many that each call in here can be measured
        kind = _KINDS.get(type(event))
        if kind == END:
            yield _END
        elif kind is not None:
            mark = event.start_mark
            at = mark.line * LINE + mark.column
            if kind == SCALAR:
                yield kind, at, event.value, event.implicit[0] or event.tag == MERGE_TAG, event.anchor
            else:
                yield kind, at, "", False, None if kind == DOCUMENT else event.anchor


def _with_breaks(found: Iterable[yaml.Event]) -> Iterator[Event]:
    """The events of a text whose breaks of YAML 1.1 are hidden (``HIDE_BREAKS``), with these breaks put back."""
    return (
        (kind, at, text.translate(SHOW_BREAKS), is_plain, anchor) for kind, at, text, is_plain, anchor in _plain(found)
    )
