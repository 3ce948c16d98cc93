"""Documents: what YAML and JSON mean, where each node was written, and what is refused."""

from __future__ import annotations

import codecs
import json
import math
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.diagnostics import Place, Report
from generator.document import (
    ArrayNode,
    Node,
    ObjectNode,
    begin,
    dump,
    load,
    node,
    object_node,
    read,
    read_text,
    walk,
)
from generator.openapi import pointer
from generator.processes import children

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NUMBERS = st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False)
SCALARS = st.none() | st.booleans() | NUMBERS | TEXT
# What JSON and YAML write in the same way.
BOTH = st.text('aé😀"\\ \n{[]}:,0', max_size=6)


def inside(keys: st.SearchStrategy[str]) -> Callable[[st.SearchStrategy[Any]], st.SearchStrategy[Any]]:
    return lambda below: st.lists(below, max_size=4) | st.dictionaries(keys, below, max_size=4)


VALUES = st.recursive(SCALARS, inside(TEXT))


def loaded(text: str) -> ObjectNode:
    report = Report()
    document = load(text, "file.yaml", report)
    assert document is not None, report.diagnostics
    return document


def refused(text: str) -> list[str]:
    report = Report()
    assert load(text, "file.yaml", report) is None
    return [str(found).splitlines()[0] for found in report.diagnostics]


def test_what_a_file_called_json_lacks_to_be_it_is_said() -> None:
    report = Report()
    assert load('{"a": 1,\n "b": 2 "c": 3}', "file.json", report) is None
    assert [str(found) for found in report.diagnostics] == [
        "file.json:2:9: error[yaml-invalid]: This is not valid JSON: expecting ',' delimiter"
    ]
    assert load('{"a": "1\x01", "b": "2 "c": 3}', "file.json", report) is None
    assert load('{"a": 1,\n "b": "2}', "file.json", report) is None
    assert [str(found).partition("JSON: ")[2] for found in report.diagnostics[:2]] == [
        "invalid control character",
        "unterminated string",
    ]
    assert load('{"a": 1,}', "file.json", Report()) == {"a": 1}  # what YAML understands is understood


@pytest.mark.parametrize(("file", "language"), [("names.json", "JSON"), ("api.yaml", "YAML")])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_conflict_that_a_merge_has_left_is_said(file: str, language: str, end: str) -> None:
    report = Report()
    text = '{"a": 1,\n<<<<<<< HEAD\n"b": 2\n=======\n"b": 3\n>>>>>>> main\n}\n'.replace("\n", end)
    assert load(text, file, report) is None
    assert str(report.diagnostics[0]).splitlines() == [
        f"{file}:2:1: error[yaml-invalid]: This is not valid {language}: "
        "a merge has left a conflict here, for a person to resolve",
        f"    see also {file}:6:1",
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_is_utf_8_or_what_its_mark_says(tmp_path: Path, encoding: str) -> None:
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}.get(encoding, b"")
    (tmp_path / "file.yaml").write_bytes(mark + "título: 'é𐐷'\r\nb: 1\r\n".encode(encoding))
    document = read(tmp_path / "file.yaml", Report())
    assert document == {"título": "é𐐷", "b": 1}
    assert document.place_of("b").line == 2


def test_in_braces_a_list_may_follow_a_colon_at_once() -> None:
    assert loaded('example: {\n  "a": 1,\n  indexes:[ ], more:{b: on}\n}\n') == {
        "example": {"a": 1, "indexes": [], "more": {"b": "on"}}
    }
    assert refused("a: {b:[1], c: ]}\n")[0].startswith("file.yaml:1:15: error[yaml-invalid]: ")


@settings(max_examples=80)
@given(st.dictionaries(TEXT, VALUES, max_size=4))
@example({"": [math.inf, -math.inf], "<<": {"<<": 1}})
def test_what_is_written_is_read_again(value: dict[str, Any]) -> None:
    assert loaded(dump(object_node(value))) == value


@settings(max_examples=100)
@given(st.dictionaries(TEXT, VALUES, max_size=4))
def test_json_is_read_as_json(value: dict[str, Any]) -> None:
    assert loaded(json.dumps(value)) == value


@settings(max_examples=100)
@given(st.text(max_size=60))
def test_any_text_is_a_document_or_a_finding(text: str) -> None:
    report = Report()
    assert (load(text, "file.yaml", report) is None) == report.failed


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-01-02", "2026-01-02"),
        ("yes", "yes"),
        ("on", "on"),
        ("NO", "NO"),
        ("0o17", 15),
        ("017", 17),
        ("0x1f", 31),
        ("1_000", "1_000"),
        ("12:30", "12:30"),
        ("1e3", 1000.0),
        ("1.0", 1.0),
        ("~", None),
        ("", None),
        ("True", True),
        ("'true'", "true"),
        ('"1"', "1"),
        ("9" * 5000, "9" * 5000),
    ],
)
def test_scalars_mean_what_yaml_1_2_says(written: str, meant: object) -> None:
    assert loaded(f"a: {written}") == {"a": meant}


def test_keys_are_strings() -> None:
    assert list(loaded("{200: a, true: b, null: c}")) == ["200", "true", "null"]


def test_every_node_knows_where_it_was_written() -> None:
    document = loaded("a:\n  - b: 1\n  - [2]\n")
    items = document.array_at("a")
    assert document.place_of("a") == Place("file.yaml", 1, 1)
    assert items.place_of(1) == Place("file.yaml", 3, 5)
    assert next(items.objects()).place_of("b") == Place("file.yaml", 2, 5)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(BOTH, st.recursive(BOTH, inside(BOTH), max_leaves=20), max_size=4), st.sampled_from([None, 2]))
def test_places_in_json_are_those_of_the_same_text_as_yaml(value: dict[str, Any], indent: int | None) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    assert list(placed(loaded(text), 0)) == list(placed(loaded(f"# This line makes it YAML.\n{text}"), 1))


def placed(root: Node, line_before: int) -> Iterator[tuple[int, int]]:
    """Where every object, array, key and item is, after so many lines."""
    for _, found in walk(root):
        if isinstance(found, ObjectNode | ArrayNode):
            for place in (found.place, *(found.place_of(each) for each in steps(found))):
                yield place.line - line_before, place.column


def steps(found: ObjectNode | ArrayNode) -> Iterable[Any]:
    return found if isinstance(found, ObjectNode) else range(len(found))


def test_what_is_added_to_json_is_where_its_object_is() -> None:
    document = loaded('{"a": {"b": 1}}')
    changed = document.object_at("a").replaced({"b": 1, "c": 2})
    assert changed.place_of("b") == Place("file.yaml", 1, 8)
    assert changed.place_of("c") == changed.place == Place("file.yaml", 1, 7)


def test_places_survive_replacing() -> None:
    document = loaded("a: 1\nb: 2\n")
    changed = document.replaced({"b": 3, "c": 4}, {"c": Place("other.yaml", 7, 1)})
    assert [changed.place_of(key).line for key in ("b", "c")] == [2, 7]
    assert changed.without("b") == {"c": 4}
    assert document == {"a": 1, "b": 2}


def test_aliases_share_a_node() -> None:
    document = loaded("a: &x {b: 1}\nc: *x\n")
    assert document["a"] is document["c"]


def test_an_alias_stands_for_the_last_node_of_its_name() -> None:
    assert loaded("a: &x 1\nb: *x\nc: &x 02\n*x : *x\n") == {"a": 1, "b": 1, "c": 2, "02": 2}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{<<: {a: 1, b: 2}, c: 3}", {"a": 1, "b": 2, "c": 3}),
        ("{a: own, <<: {a: 1, b: 2}}", {"a": "own", "b": 2}),
        ("{<<: {a: 1, b: 2}, a: own}", {"a": "own", "b": 2}),
        ("{<<: [{a: 1}, {a: 2, b: 2}]}", {"a": 1, "b": 2}),
        ("{<<: {<<: {a: 1}, b: 2}}", {"a": 1, "b": 2}),
        ("{!!merge <<: {a: 1}, b: 2}", {"a": 1, "b": 2}),
        ("{<<: []}", {}),
        ('{"<<": {a: 1}}', {"<<": {"a": 1}}),
        ("{'<<': 1}", {"<<": 1}),
    ],
)
def test_merge_keys_give_what_a_mapping_has_not(written: str, meant: object) -> None:
    assert loaded(f"# This is no JSON.\nx: {written}")["x"] == meant


def test_merge_keys_of_json_are_keys() -> None:
    assert loaded('{"<<": {"a": 1}}') == {"<<": {"a": 1}}


def test_what_is_merged_is_where_it_was_written() -> None:
    document = loaded("common: &common\n  b: {c: 1}\nx:\n  a: 1\n  <<: *common\n")
    merged = document.object_at("x")
    assert [merged.place_of(key) for key in merged] == [Place("file.yaml", 4, 3), Place("file.yaml", 2, 3)]
    assert merged["b"] is document.object_at("common")["b"]


def test_halves_of_surrogate_pairs_are_replaced() -> None:
    assert loaded(r'{"a": "\ud83d", "b": "\ud83d\ude00"}') == {"a": "\ufffd", "b": "😀"}
    assert loaded(r'{"a\uDE00": "\\ud83d \\\uD83D\uDE00"}') == {"a\ufffd": r"\ud83d \😀"}
    assert loaded(r'{"a": "\ud83d\ude00", "icon": "\ue03d"}') == {"a": "😀", "icon": "\ue03d"}


def test_surrogate_pairs_in_yaml_are_characters() -> None:
    assert loaded('a: "\\ud83d\\ude00"\nb: "\\ud83d"') == {"a": "😀", "b": "\ufffd"}
    assert loaded('{a:[1], b: "\\uD83D\\uDE00"}') == {"a": [1], "b": "😀"}


def test_json_with_surrogate_pairs_has_places() -> None:
    text = '{"a": "\\ud83d\\ude00", "b":\n  {"c": 1, "c": 2}}'
    assert refused(text) == [
        "file.yaml:2:12: error[yaml-duplicate-key]: The key `c` stands twice in one object",
    ]
    document = loaded(text.replace('"c": 2', '"d": 2'))
    assert document.place_of("b") == Place("file.yaml", 1, 23)
    assert document.object_at("b").place_of("d") == Place("file.yaml", 2, 12)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("", "file.yaml:1:1: error[not-an-object]: The document is empty"),
        ("- a", "file.yaml:1:1: error[not-an-object]: The document is not an object"),
        ("a: 1\na: 2", "file.yaml:2:1: error[yaml-duplicate-key]: The key `a` stands twice in one object"),
        ("a: &x [*x]", "file.yaml:1:4: error[yaml-invalid]: An alias refers to a node that contains it"),
        ("a: &x {<<: *x}", "file.yaml:1:4: error[yaml-invalid]: An alias refers to a node that contains it"),
        ("a:\n  <<: 1", "file.yaml:2:3: error[yaml-invalid]: Only a mapping can be merged, or a list of mappings"),
        ("<<: [{}, 1]", "file.yaml:1:1: error[yaml-invalid]: Only a mapping can be merged, or a list of mappings"),
        ("<<: {}\n<<: {}", "file.yaml:2:1: error[yaml-duplicate-key]: The key `<<` stands twice in one object"),
        ("<<: {a: 1}\na: 2\na: 3", "file.yaml:3:1: error[yaml-duplicate-key]: The key `a` stands twice in one object"),
        ("a: *x", "file.yaml:1:4: error[yaml-invalid]: This is not valid YAML: found undefined alias 'x'"),
        (
            "a: 1\n---\nb: 2\n",
            "file.yaml:2:1: error[yaml-invalid]: This is not valid YAML: "
            "found another document, where there can be one",
        ),
        (
            "a:\n\tb: 1\n",
            "file.yaml:2:1: error[yaml-invalid]: This is not valid YAML: "
            "the line is indented with a tab, and YAML knows spaces only",
        ),
        (
            "a: @b\n",
            "file.yaml:1:4: error[yaml-invalid]: This is not valid YAML: what begins with `@` needs quotes",
        ),
        ("[a]: b\n", "file.yaml:1:1: error[yaml-invalid]: A key must be a plain value, not a collection"),
        *(
            (
                text,
                f"file.yaml:1:{column}: error[yaml-invalid]: This is not valid YAML: "
                "found invalid Unicode character escape code",
            )
            for text, column in ((r'a: "\UFFFFFFFF"', 7), (r'{b:[1], a: "\U00110000"}', 15))
        ),
    ],
)
def test_what_is_refused(text: str, finding: str) -> None:
    assert finding in refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 5000,
        r'{"\ud83d": ' + "[" * 600 + "]" * 600 + "}",
        "a: " + "[" * 300 + "]" * 300,
        "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)),
        "a0: &a0 {}\n" + "".join(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 250)),
        f"a: &a {{{','.join(f'k{n}: x' for n in range(1000))}}}\n" + "".join(f"b{n}: {{<<: *a}}\n" for n in range(600)),
    ],
    ids=["open", "json", "deep", "bomb", "chain", "merged"],
)
def test_documents_that_would_take_forever_are_refused(text: str) -> None:
    assert any("yaml-too-large" in found or "yaml-invalid" in found for found in refused(text))


def test_mistakes_are_told_once_where_they_stand() -> None:
    places = {
        "a: 1\nb: }\nc: 2\n": (12, 6),
        "a: 1\nb: é\x01\n": (12, 7),
        'a: "x\nb: 1\n': (13, 3),
        "- a\n": (11, 3),
        f"a: {'[' * 100_000}{']' * 100_000}\n": (11, 1),
        f"a: {'{a: ' * 250}{'}' * 250}\n": (11, 1),
    }
    for text, place in places.items():
        report = Report()
        assert load(text, "page.md", report, first_line=11, first_column=3) is None
        assert [(found.place.line, found.place.column) for found in report.diagnostics] == [place]


def test_an_open_quote_is_told_with_where_it_opens() -> None:
    report = Report()
    load('a: "x\nb: 1\n', "page.md", report)
    assert report.diagnostics[0].related == (Place("page.md", 1, 4),)


@pytest.mark.parametrize("depth", [250, 900, 100_000])
def test_json_that_is_no_yaml_is_refused_when_it_is_too_deep(depth: int) -> None:
    assert len(refused(rf'{{"text": "\ud83d\ude00", "deep": {"[" * depth}{"]" * depth}}}')) == 1


def test_what_only_yaml_1_1_takes_for_a_line_end_is_text_and_moves_nothing() -> None:
    document = loaded('a: x\u2028y\nb: "x \u2029 y"\nc: |\n  x\x85y\n\u2028: 1\n')
    assert document == {"a": "x\u2028y", "b": "x \u2029 y", "c": "x\x85y\n", "\u2028": 1}
    assert document.place_of("\u2028").line == 5
    assert not {"\u2028", "\u2029", "\x85"} & set(dump(document))


@pytest.mark.parametrize(
    ("content", "code"), [(None, "file-missing"), (b"a: \xff\0", "file-unreadable"), (b"\xef\xbb\xbfa: 1", "")]
)
def test_files(tmp_path: Path, content: bytes | None, code: str) -> None:
    report, file = Report(), tmp_path / "file.yaml"
    if content is not None:
        file.write_bytes(content)
    document = read(file, report)
    assert [found.code for found in report.diagnostics] == [code] * bool(code)
    assert document == (None if code else {"a": 1})


LARGE = "".join(
    f"key{number}: {{a: [1, x, {{b: '{'ü' * 300}'}}], c: &anchor{number} 2, d: *anchor{number}}}\n"
    for number in range(3_000)
)


@pytest.mark.parametrize("processors", [1, 2])
@pytest.mark.parametrize(
    "text",
    [
        LARGE,
        LARGE + "last: {emoji: '\\ud83d\\ude00'}\n",
        LARGE + "key7: 1\nkey8: 2\n",
        LARGE + "last: *anchor\n",
        LARGE + "last: '\n",
        LARGE + "---\nsecond: 1\n",
        LARGE + "separator: 'a\u2028b'\n",
        "a: 1\n",
        '{"a": 1}',
        "",
        None,
    ],
    ids=range(11),
)
def test_what_is_read_beside_something_else_is_what_is_read(
    text: str | None, processors: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(children, "processors", lambda: processors)
    file = tmp_path / "file.yaml"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    reports = Report(), Report()
    one, other = begin(file)(reports[0]), read(file, reports[1])
    assert reports[0].diagnostics == reports[1].diagnostics
    assert one == other
    if one is not None and other is not None:
        assert [one.place_of(key) for key in one] == [other.place_of(key) for key in other]


@pytest.mark.parametrize(
    ("content", "text"), [(b"caf\xe9 \x81\n", "# Grüße\n\nNaïve café \ufffd\n"), (b"caf\xe9\0", None)]
)
def test_bytes_that_are_not_utf_8_are_told_where_they_stand(tmp_path: Path, content: bytes, text: str | None) -> None:
    (tmp_path / "page.md").write_bytes("# Grüße\n\nNaïve ".encode() + content)
    report = Report()
    assert read_text(tmp_path / "page.md", report) == text
    assert [(found.place.line, found.place.column) for found in report.diagnostics] == [(3, 10)]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    report = Report()
    assert read(tmp_path, report) is None
    assert [found.code for found in report.diagnostics] == ["file-unreadable"]


def test_only_data_becomes_a_node() -> None:
    assert isinstance(node([{"a": 1}]), ArrayNode)
    with pytest.raises(TypeError, match="set cannot be part of a document"):
        node({1})


@given(st.lists(TEXT | st.integers(0, 99), max_size=4))
def test_pointers_are_read_as_they_are_built(steps: list[str | int]) -> None:
    if [str(step) for step in steps] != [""]:
        assert pointer.parse(pointer.build(*steps)) == tuple(map(str, steps))
