"""Copies without the calls of openapi-python-client."""

from __future__ import annotations

import json
import shutil

from generator.diagnostics import Report
from generator.vendoring import Target, update, vendor
from generator.vendoring.record import RECORD
from generator.workspace import Outcome
from tests.vendoring.acme import COPY, SPEC, api, change, checked, copied, texts, updated


def test_hand_written_code_that_needs_it_is_named() -> None:
    custom = SPEC / "custom/acme_client"
    custom.mkdir(parents=True)
    (custom / "mine.py").write_text("import os\nfrom .api.messages import create_message\n")
    (custom / "apart.py").write_text("from .apiary import bees\nimport acme_client.models\n")
    change()
    copied()
    shutil.rmtree(COPY)
    report = Report()
    assert vendor(Target(api(), COPY, low_level=False), report) is Outcome.WRITTEN
    needed = [("vendored-low-level", f"{custom}/mine.py:2:1")]
    assert [(each.code, str(each.place)) for each in report.diagnostics] == needed
    change(message="message = 2\n")
    report = Report()
    assert update(Target(api(), COPY, low_level=False), report) is Outcome.WRITTEN
    assert [(each.code, str(each.place)) for each in report.diagnostics] == needed


def test_it_can_be_left_out_and_stays_so() -> None:
    copied(low_level=False)
    assert texts()["user.py"] == "user = 1\n"
    assert checked() == []
    change(message="message = 2\n")
    assert updated() is Outcome.WRITTEN
    assert texts() == {"message.py": "message = 2\n", "user.py": "user = 1\n"}


def test_it_can_be_left_out_later() -> None:
    copied()
    assert updated(low_level=False) is Outcome.WRITTEN
    assert texts()["user.py"] == "user = 1\n"
    assert json.loads((COPY / RECORD).read_text())["low_level"] is False
