"""`index`, `status`, `sources`, `quotations`, `rollback`: what scripts see of the index."""

from pathlib import Path

from tests.command_line import RunCli


def test_what_changed_is_counted_and_what_is_broken_refused(run_cli: RunCli, sources: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    (sources / "broken.txt").write_bytes(b"\x00\x01\x02" * 400)
    first = run_cli("index", "--sources", sources, "--index", index, "--json")
    assert (first.status, first.err) == (0, "")
    report = first.rows[-1]
    assert (report["documents"], report["added"], report["unchanged"]) == (1, 1, 0)
    assert [refused["document"] for refused in report["refused"]] == ["broken.txt"]
    assert report["refused"][0]["why"]

    (sources / "broken.txt").unlink()
    (sources / "second.md").write_text(
        '---\ntitle: A budget\noutlet: The Paper\ndate: 2016-02-01\n---\n\n"We plan none," Ann Lee said.\n',
        encoding="utf-8",
    )
    second = run_cli("index", "--sources", sources, "--index", index, "--json").rows[-1]
    assert (second["documents"], second["added"], second["changed"], second["removed"]) == (2, 1, 0, 0)
    assert (second["unchanged"], second["refused"]) == (1, [])

    listed = run_cli("sources", "--index", index, "--json").rows
    assert [entry["document"] for entry in listed] == ["protests.txt", "second.md"]
    assert (listed[1]["title"], listed[1]["outlet"], listed[1]["date"]) == (
        "A budget",
        "The Paper",
        "2016-02-01",
    )

    assert run_cli("rollback", "--index", index, "--json").row["generation"] < 2
    assert [e["document"] for e in run_cli("sources", "--index", index, "--json").rows] == ["protests.txt"]


def test_quotations_of_a_speaker(run_cli: RunCli, seed_index: Path, root: Path) -> None:
    everything = run_cli("quotations", "--index", seed_index, "--json").rows
    direct = [q["speaker"] for q in everything if q["kind"] == "direct"]
    assert direct == ["Werner Vogels", "Werner Vogels", "American Civil Liberties Union"]
    for quotation in everything:
        text = (root / "seeds" / quotation["document"]).read_text(encoding="utf-8")
        assert text[quotation["start"] : quotation["end"]] == quotation["text"]
        assert all(part in quotation["text"] for part in quotation["parts"])
    vogels = run_cli("quotations", "--speaker", "Vogels", "--index", seed_index, "--json").rows
    assert vogels == [q for q in everything if q["speaker"] == "Werner Vogels"]


def test_status(run_cli: RunCli, seed_index: Path) -> None:
    status = run_cli("status", "--index", seed_index, "--json").row
    assert (status["generation"], status["documents"], status["refused"]) == (1, 1, [])
    assert status["fingerprint"].startswith("sha256:")
    assert status["bytes_on_disk"] > 10_000
    assert "Documents: 1" in run_cli("status", "--index", seed_index).out


def test_status_where_nothing_is_published(run_cli: RunCli, tmp_path: Path) -> None:
    ran = run_cli("status", "--index", tmp_path / "none", "--json")
    assert (ran.status, ran.row) == (1, {"generation": None})
    assert ran.err == f"pullquote: Nothing is indexed at {tmp_path / 'none'} yet: run `python -m bot index` first.\n"


def test_the_last_good_index_goes_on_when_the_sources_are_gone(run_cli: RunCli, sources: Path, tmp_path: Path) -> None:
    index = tmp_path / "index"
    assert run_cli("index", "--sources", sources, "--index", index).status == 0
    (sources / "protests.txt").unlink()
    ran = run_cli("index", "--sources", sources, "--index", index)
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert run_cli("sources", "--index", index).out.startswith("protests.txt")
