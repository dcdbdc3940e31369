"""`287g schedule`: intervals, escapes, and what it does to a crontab and a folder of units."""

import shlex
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import main
from cli.schedule import crontab
from cli.schedule.plan import Every, NoPlan, Plan, every
from cli.schedule.units import calendar, quoted, service, timer

PLAN = Plan(command=Path("/opt/287g/287g"), db=Path("/srv/archive.db"), every=Every(6, "h"))
ODD = "/srv/my arch%20 $x \"q\" 'z'"
OTHERS = "MAILTO=desk@example.org\n# 287g is not ours to touch\n5 4 * * * /usr/bin/true # no\n"


@pytest.mark.parametrize(
    ("text", "clock", "line"),
    [
        ("1m", "*-*-* *:00/1:00", "* * * * *"),
        ("15m", "*-*-* *:00/15:00", "*/15 * * * *"),
        ("60m", "*-*-* 00/1:00:00", "7 * * * *"),
        ("1h", "*-*-* 00/1:00:00", "7 * * * *"),
        ("6h", "*-*-* 00/6:00:00", "7 */6 * * *"),
        ("24h", "*-*-* 04:00:00", "7 4 * * *"),
        ("1d", "*-*-* 04:00:00", "7 4 * * *"),
    ],
)
def test_an_interval_is_a_time_of_the_clock(text, clock, line):
    assert calendar(every(text)) == clock
    assert crontab.times(every(text), 7) == line


@pytest.mark.parametrize(
    "text",
    [
        "",
        "6",
        "h",
        "0h",
        "-1h",
        "1.5h",
        "7h",
        "90m",
        "25h",
        "2d",
        "1w",
        "1\u0662h",
        "9" * 5000 + "h",
    ],
)
def test_what_no_clock_can_keep_is_refused(text):
    with pytest.raises(NoPlan):
        every(text)


def test_a_refusal_names_what_could_be():
    with pytest.raises(NoPlan, match="Take one of 1h, 2h, 3h, 4h, 6h, 8h, 12h, 1d"):
        every("5h")


@pytest.mark.parametrize(
    ("word", "written"),
    [
        ("/srv/archive.db", "/srv/archive.db"),
        ("/srv/my archive.db", '"/srv/my archive.db"'),
        ("100%", "100%%"),
        ('a "b"', r'"a \"b\""'),
        ("back\\slash", r'"back\\slash"'),
        ("it's", '"it\'s"'),
        ("a;b", '"a;b"'),
        ("#a", '"#a"'),
        ("", '""'),
    ],
)
def test_a_word_is_quoted_for_a_unit(word, written):
    assert quoted(word) == written


def test_a_dollar_sign_is_doubled_where_it_would_name_a_variable():
    unit = service(replace(PLAN, db=Path("/srv/$x/a.db")))
    assert "refresh --db /srv/$$x/a.db\n" in unit
    assert "ReadWritePaths=/srv/$x\n" in unit


@pytest.mark.parametrize("sign", ["\n", "\r", "\0", "\x1b"])
def test_a_line_end_in_a_name_is_refused(sign):
    with pytest.raises(NoPlan):
        service(replace(PLAN, contact=f"desk@example.org{sign}User=root"))
    with pytest.raises(NoPlan):
        crontab.line(replace(PLAN, db=Path(f"/srv/a{sign}b.db")))


@pytest.mark.parametrize("plan", [PLAN, replace(PLAN, user="archive")])
def test_a_service_may_write_beside_the_archive_alone(plan):
    lines = service(plan).splitlines()
    assert "ProtectSystem=strict" in lines
    assert [line for line in lines if line.startswith("ReadWritePaths=")] == ["ReadWritePaths=/srv"]
    assert {"NoNewPrivileges=true", "PrivateTmp=true", "MemoryMax=2G"} <= set(lines)


def test_a_users_service_has_the_namespace_that_its_sandbox_needs():
    assert "PrivateUsers=true" in service(PLAN)
    assert "User=archive" in service(replace(PLAN, user="archive"))


def test_a_missed_run_is_made_up_for_and_none_begins_at_the_full_hour():
    lines = timer(PLAN).splitlines()
    assert {"Persistent=true", "RandomizedDelaySec=15min"} <= set(lines)


def test_a_crontab_line_reads_as_the_shell_and_cron_read_it():
    plan = replace(PLAN, db=Path(ODD, "a.db"), registry=Path(ODD), contact="o'desk 5%")
    _, line = crontab.line(plan).splitlines()
    minute, hour, *_, command = line.split(maxsplit=5)
    assert (0 <= int(minute) < 60, hour) == (True, "*/6")
    assert "%" not in command.replace("\\%", "")
    contact, *words, log, errors = shlex.split(command.replace("\\%", "%"))
    assert contact == "ARCHIVE_CONTACT=o'desk 5%"
    assert words == ["/opt/287g/287g", "refresh", "--db", f"{ODD}/a.db", "--sources", ODD]
    assert (log, errors) == (f">>{ODD}/a-refresh.log", "2>&1")


def test_a_backslash_is_refused_for_crons_read_it_in_two_ways():
    with pytest.raises(NoPlan, match="backslash"):
        crontab.line(replace(PLAN, db=Path("/srv/a\\b.db")))


def test_each_archive_has_a_minute_of_its_own():
    minutes = {
        crontab.own_minute(replace(PLAN, db=Path(f"/srv/{number}.db"))) for number in range(50)
    }
    assert len(minutes) > 20


@pytest.mark.parametrize("lines", ["", OTHERS, OTHERS.rstrip("\n")])
def test_the_lines_of_others_stay_and_ours_is_there_once(lines):
    ours, later = crontab.line(PLAN), crontab.line(replace(PLAN, every=Every(1, "d")))
    once = crontab.with_ours(lines, ours)
    assert once == lines + ("" if not lines or lines.endswith("\n") else "\n") + ours
    assert crontab.with_ours(once, ours) == once
    assert crontab.with_ours(once, later).endswith(later)
    assert ours not in crontab.with_ours(once, later)
    assert crontab.without_ours(once).rstrip("\n") == lines.rstrip("\n")


def test_a_mark_without_its_line_takes_no_line_of_others():
    mark = crontab.line(PLAN).splitlines(keepends=True)[0]
    assert crontab.without_ours(mark + OTHERS) == OTHERS


@pytest.mark.parametrize(
    "own",
    [
        "# 287g refresh: ours, by hand\n0 1 * * * /usr/bin/287g refresh --db /srv/own.db\n",
        "# 287g refresh, every day but Sunday\n0 1 * * 1-6 287g refresh --db a.db >>b 2>&1\n",
        "# 287g refreshes\x0b\u2028by hand\n",
    ],
)
def test_a_line_that_merely_begins_as_ours_stays(own):
    ours = crontab.line(PLAN)
    assert crontab.without_ours(own) == own
    assert crontab.without_ours(own + ours + own) == own + own


@pytest.mark.parametrize("text", ["1m", "15m", "1h", "6h", "1d"])
@pytest.mark.parametrize("folder", ["/srv", ODD, "/srv/\u2028", "/srv/\x85"])
def test_ours_is_found_whatever_its_interval_and_folder(text, folder):
    plan = Plan(command=Path(folder, "287g"), db=Path(folder, "a.db"), every=every(text))
    assert crontab.without_ours(OTHERS + crontab.line(plan)) == OTHERS


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine with a crontab of its own, and no systemd."""
    programs = tmp_path / "bin"
    programs.mkdir()
    program = programs / "crontab"
    program.write_text(
        f"#!{sys.executable}\n"
        "import pathlib, sys\n"
        f"file = pathlib.Path({str(tmp_path / 'crontab')!r})\n"
        "if sys.argv[1] == '-':\n"
        "    file.write_text(sys.stdin.read())\n"
        "elif file.exists():\n"
        "    sys.stdout.write(file.read_text())\n"
        "else:\n"
        "    sys.exit('no crontab for sample')\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path


@pytest.fixture
def schedule(machine):
    """Runs the command there: its exit code, and what it says."""

    def run(*options: str) -> tuple[int, str]:
        where = ["schedule", "--db", str(machine / "archive.db"), "--contact", "desk@example.org"]
        ended = CliRunner().invoke(main, [*where, *options])
        assert isinstance(ended.exception, SystemExit | None)
        return ended.exit_code, ended.output

    return run


def test_a_line_is_installed_replaced_and_removed(schedule, machine):
    (machine / "crontab").write_text(OTHERS)
    assert schedule("--cron", "--install")[0] == 0
    assert schedule("--cron", "--install", "--every", "1h")[0] == 0
    lines = (machine / "crontab").read_text().removeprefix(OTHERS).splitlines()
    assert len(lines) == 2
    assert lines[0] == "# 287g refresh, every hour"
    assert f"287g refresh --db {machine}/archive.db >>{machine}/archive-refresh.log" in lines[1]
    assert schedule("--cron", "--remove")[0] == 0
    assert (machine / "crontab").read_text() == OTHERS
    code, told = schedule("--cron", "--remove")
    assert (code, told.split(":")[0]) == (0, "nothing to remove")


def test_an_account_without_a_crontab_gets_one(schedule, machine):
    code, told = schedule("--cron", "--install")
    assert code == 0
    assert "See it with: crontab -l" in told
    assert (machine / "crontab").read_text().count("287g refresh --db") == 1


def test_printing_installs_nothing(schedule, machine):
    assert "ExecStart=" in schedule()[1]
    assert "287g refresh --db" in schedule("--cron")[1]
    assert sorted(file.name for file in machine.iterdir()) == ["bin"]


def test_where_systemd_does_not_run_the_units_are_written_and_the_rest_is_said(schedule, machine):
    code, told = schedule("--install")
    folder = machine / "config" / "systemd" / "user"
    assert code == 1
    assert f"written: {folder / '287g-refresh.service'}" in told
    assert "systemctl --user daemon-reload && systemctl --user enable --now 287g-refresh" in told
    assert "OnCalendar=" in (folder / "287g-refresh.timer").read_text()
    schedule("--remove")
    assert list(folder.iterdir()) == []


def test_with_systemd_the_timer_is_started_and_the_next_steps_are_said(schedule, machine):
    told_to = machine / "told"
    program = machine / "bin" / "systemctl"
    program.write_text(f'#!/bin/sh\necho "$@" >> {told_to}\n')
    program.chmod(0o755)
    code, told = schedule("--install")
    assert code == 0
    assert told_to.read_text().splitlines() == [
        "--user daemon-reload",
        "--user enable --now 287g-refresh.timer",
    ]
    assert "journalctl --user --unit 287g-refresh" in told
    assert schedule("--remove")[0] == 0
    assert told_to.read_text().splitlines()[2:] == [
        "--user disable --now 287g-refresh.timer",
        "--user daemon-reload",
    ]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--every", "7h"], "does not divide a day"),
        (["--system", "--user", "archive\nExecStart=x"], "control character"),
        (["--cron", "--system"], "leave --system out"),
        (["--user", "archive"], "--user goes with --system"),
        (["--db", ""], "name the archive's file"),
        (["--db", "/", "--cron"], "name the archive's file"),
    ],
)
def test_what_does_not_fit_together_is_a_usage_error(schedule, options, told):
    code, said = schedule(*options)
    assert code == 2
    assert told in said


def test_a_missing_folder_is_told_before_anything_is_installed(schedule, machine):
    code, told = schedule("--cron", "--install", "--db", str(machine / "none" / "archive.db"))
    assert code == 1
    assert "there is no folder" in told
    assert not (machine / "crontab").exists()
