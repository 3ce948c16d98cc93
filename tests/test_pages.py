"""Reading documentation pages: what each dialect becomes, and what bad pages are told."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.diagnostics import Report
from generator.document import dump, node, walk
from generator.pages import DIALECTS, Fragment, Page, read_page
from tests.goldens import Golden, over
from tests.pages import assert_valid, read_pages

SPECS = Path(__file__).parent.parent / "specs"

_STATUSES = ("200", "400", "401", "403", "404", "409", "413", "422", "429", "503")
_SENT = ["content", "gif", "mentions", "parentMessageId", "quotedMessageId", "metadata", "localId", "files"]


@over("pages")
def test_pages_become_fragments(case: Path, golden: Golden) -> None:
    report = Report()
    fragments = read_pages(case, report)
    for fragment in fragments:
        assert_valid(fragment.document)
    golden.check(case / "fragments.yaml", dump(node([_as_data(fragment) for fragment in fragments])))
    golden.check_findings(case, report)


def _as_data(fragment: Fragment) -> dict[str, object]:
    return {
        "page": fragment.page,
        "dialect": fragment.dialect,
        "specification": fragment.specification,
        "document": fragment.document,
    }


def test_every_dialect_has_a_case() -> None:
    cases = Path(__file__).parent / "cases" / "pages"
    read = {fragment.dialect for fragment in read_pages(cases, Report())}
    assert read == {dialect.name for dialect in DIALECTS}


@pytest.mark.parametrize(
    ("page", "asked"), [("pages/a/page.md", []), ("../pages/a/page.md", ["../../secret.md"])], ids=["below", "beside"]
)
def test_pages_ask_for_nothing_outside_of_the_folder_that_all_is_in(page: str, asked: list[str]) -> None:
    files: list[str] = []
    read_page(Page(page, "<!--@include: ../../../secret.md-->\n"), Report(), lambda file, _: files.append(file) or None)
    assert files == asked


def test_every_place_points_into_the_page() -> None:
    for path in sorted((SPECS).glob("*/pages/*.md")):
        page = Page(str(path), path.read_text(encoding="utf-8"))
        lines = page.text.count("\n") + 1
        for fragment in read_page(page, Report()):
            for _, found in walk(fragment.document):
                place = getattr(found, "place", None)
                assert place is None or (place.file == page.file and 0 < place.line <= lines), place


def test_a_published_fence_is_carried_through_faithfully() -> None:
    (fragment,) = _seed("respondent/pages/create-a-message.md")
    operation = fragment.document.object_at("paths")["/v1/messaging/conversations/{conversationUid}/messages"]
    assert fragment.document["openapi"] == "3.0.0"
    assert fragment.document["info"] == {
        "title": "Partner API",
        "description": "Public API for partner integrations",
        "version": "1.0",
        "contact": {},
    }
    assert [parameter["name"] for parameter in operation["post"]["parameters"]] == [  # type: ignore
        "x-api-key",
        "x-api-secret",
        "conversationUid",
    ]
    assert list(fragment.document.object_at("components").object_at("schemas")) == [
        "CreateConversationMessageDto",
        "Message",
        "MinimalConversation",
        "MessagingUser",
        "ConversationMetadata",
        "ConversationParticipant",
    ]


def test_the_internal_shape_becomes_openapi() -> None:
    (fragment,) = _seed("asapp/pages/create-a-message.md")
    path = fragment.document.object_at("paths").object_at("/conversation/v1/conversations/{conversationId}/messages")
    operation = path.object_at("post")
    assert operation["summary"] == "Create a message"
    assert operation["security"] == [{"API-ID": [], "API-Secret": []}]
    schemes = fragment.document.object_at("components")["securitySchemes"]
    assert schemes == {
        "API-ID": {"type": "apiKey", "in": "header", "name": "asapp-api-id"},
        "API-Secret": {"type": "apiKey", "in": "header", "name": "asapp-api-secret"},
    }
    assert list(operation.object_at("responses")) == [*_STATUSES, "default"]
    assert_valid(fragment.document)


def test_components_without_a_place_are_kept_aside() -> None:
    (fragment,) = _seed("replyke/pages/send-message.md")
    operation = fragment.document.object_at("x-unplaced-operations").object_at("send-message")
    content = operation.object_at("requestBody").object_at("content")
    properties = content.object_at("multipart/form-data").object_at("schema").object_at("properties")
    assert list(properties) == _SENT
    assert properties.object_at("files")["items"] == {"type": "string", "format": "binary"}
    responses = operation.object_at("responses")
    assert list(responses) == ["2XX", "400", "403"]
    examples = responses.object_at("400").object_at("content").object_at("application/json").object_at("examples")
    assert list(examples) == ["empty-message", "invalid-parent"]
    assert fragment.document["paths"] == {}


def _seed(path: str) -> tuple[Fragment, ...]:
    return read_page(Page(path, (SPECS / path).read_text(encoding="utf-8")), Report())


# How many operations, placed or not, the pages of each site of the corpus describe.
_OPERATIONS = {
    "anthropic": 51,
    "apidog-salla": 93,
    "bfl": 21,
    "fern-cohere": 31,
    "polymarket": 104,
    "readme-clickup": 99,
    "replyke": 32,
}


def test_every_real_page_says_something_or_is_told_why_not(corpus: Path) -> None:
    operations: Counter[str] = Counter()
    for path in sorted((corpus / "pages").rglob("*.md")):
        report = Report()
        fragments = read_page(Page(path.name, path.read_text(encoding="utf-8")), report)
        assert fragments or report.diagnostics, path
        for fragment in fragments:
            document = fragment.document
            items = (*document.object_at("paths").values(), *document.object_at("webhooks").values())
            operations[path.parent.name] += sum(1 for item in items if item) + len(
                document.object_at("x-unplaced-operations")
            )
            assert items or "components" in document or report.diagnostics, path
    assert {site: operations[site] for site in _OPERATIONS} == _OPERATIONS


@pytest.mark.parametrize("text", ["```", "---", "---\n", "---\n---", "<ParamField", "</ParamField>", "> ", "|\n|-|"])
def test_scraps_of_markdown_are_told_that_they_say_nothing(text: str) -> None:
    report = Report()
    assert read_page(Page("page.md", text), report) == ()
    assert [diagnostic.code for diagnostic in report.diagnostics] == ["page-without-specification"]
