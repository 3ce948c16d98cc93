"""Assembling fragments: one document, whatever the order of the pages."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.assemble import assemble
from generator.diagnostics import Diagnostic, Report
from generator.document import dump
from generator.ledger import as_warnings
from generator.pages import Fragment
from generator.undescribed import report_undescribed
from tests.goldens import CASES, Golden, over
from tests.pages import assert_valid, read_pages


@over("assemble")
def test_fragments_become_one_document(case: Path, golden: Golden) -> None:
    report = Report()
    assembled = assemble(read_pages(case, report), report)
    assert assembled is not None
    assert_valid(assembled.document)
    golden.check(case / "openapi.yaml", dump(assembled.document))
    report.extend(as_warnings(assembled.left_out))
    report_undescribed(assembled.document, assembled.expected, report)
    golden.check_findings(case, report)


def test_nothing_assembles_to_nothing() -> None:
    report = Report()
    assert assemble((), report) is None
    assert report.diagnostics == ()


@settings(max_examples=20)
@given(st.data())
def test_the_order_of_fragments_does_not_matter(data: st.DataObject) -> None:
    folder = data.draw(st.sampled_from(sorted((CASES / "assemble").iterdir())))
    fragments = read_pages(folder, Report())
    shuffled = data.draw(st.permutations(fragments))
    assert _assembled(shuffled) == _assembled(fragments)


def test_assembling_does_not_touch_the_fragments() -> None:
    for folder in sorted((CASES / "assemble").iterdir()):
        fragments = read_pages(folder, Report())
        before = [dump(fragment.document) for fragment in fragments]
        assemble(fragments, Report())
        assert [dump(fragment.document) for fragment in fragments] == before


def _assembled(fragments: list[Fragment]) -> tuple[str, tuple[Diagnostic, ...]]:
    report = Report()
    assembled = assemble(fragments, report)
    assert assembled is not None
    return dump(assembled.document), (*report.diagnostics, *as_warnings(assembled.left_out))


def test_every_real_site_assembles(corpus: Path) -> None:
    for site in sorted((corpus / "pages").iterdir()):
        if not site.is_dir():
            continue
        report = Report()
        fragments = read_pages(site, Report())
        assembled = assemble(fragments, report)
        assert assembled is not None or not fragments, site
        assert not report.failed, site
