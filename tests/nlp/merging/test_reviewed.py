"""The file of what people decided about who is one."""

import pytest

from nlp.merging.deciding import decide
from nlp.merging.reviewed import NOTHING, Pair, Reviewed, ReviewError, beside, read_reviewed

ONE = '[[one]]\npeople = ["b", "a"]\nbecause = "a note"\n'
APART = ONE.replace("one", "apart")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "archive-people.toml"


def test_it_lies_beside_the_archive(tmp_path):
    assert beside(tmp_path / "archive.db") == tmp_path / "archive-people.toml"


def test_without_a_file_nothing_is_decided(file):
    assert read_reviewed(file) == NOTHING


def test_a_pair_has_its_ids_in_order_its_reason_and_its_line(file):
    file.write_text(f'# ours\n{ONE}\n[[apart]]\npeople = ["c", "d"]\nbecause = "two"\n')
    assert read_reviewed(file) == Reviewed(
        one=(Pair(left="a", right="b", because="a note", line=2),),
        apart=(Pair(left="c", right="d", because="two", line=6),),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[one]]\npeople = ann\n", "not TOML: .*line 2"),
        ("[[none]]\n", '"none" is neither'),
        ('[one]\npeople = ["a", "b"]\nbecause = "x"\n', "under a line"),
        (f'{ONE}[[one]]\npeople = ["a"]\nbecause = "x"\n', "line 4: .*two different ids"),
        ('[[one]]\npeople = ["a", "a"]\nbecause = "x"\n', "line 1: .*two different ids"),
        ('[[one]]\npeople = ["a", 2]\nbecause = "x"\n', "line 1: .*no list of ids"),
        ('[[one]]\npeople = ["a", "b"]\n', 'line 1: "because" is missing'),
        ('[[one]]\npeople = ["a", "b"]\nbecause = " "\n', 'line 1: "because" is missing'),
        ('[[one]]\npeople = ["a", "b"]\nwhy = "x"\n', 'line 1: "why" is neither'),
        (f"{ONE}{APART}", "line 4: keeps a and b apart, who by line 1 are one"),
        (
            '[[one]]\npeople = ["a", "b"]\nbecause = "x"\n[[one]]\npeople = ["b", "c"]\n'
            'because = "x"\n[[apart]]\npeople = ["a", "c"]\nbecause = "x"\n',
            "line 7: keeps a and c apart, who by line 1 and line 4 are one",
        ),
    ],
)
def test_a_file_at_fault_says_where(file, text, told):
    file.write_text(text)
    with pytest.raises(ReviewError, match=rf"(?s)archive-people\.toml.*{told}"):
        read_reviewed(file)


def test_a_file_that_is_no_text_says_so(file):
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(ReviewError, match="cannot be read"):
        read_reviewed(file)


def test_a_decision_is_added_and_what_stood_there_stays(file):
    file.write_text(f"# ours\n{ONE}")
    decide(file, "apart", ("d", "c"), 'father\nand “son”, "Al"')
    assert file.read_text().startswith(f"# ours\n{ONE}")
    (pair,) = read_reviewed(file).apart
    assert (pair.ids, pair.because) == (("c", "d"), 'father and “son”, "Al"')


@pytest.mark.parametrize(
    ("before", "people", "told"),
    [
        (ONE, ("a", "b"), "line 1: says already that they are one"),
        (APART, ("b", "a"), "line 1: says already that they are two"),
    ],
)
def test_a_decision_is_written_once(file, before, people, told):
    file.write_text(before)
    with pytest.raises(ReviewError, match=told):
        decide(file, "one", people, "x")
    assert file.read_text() == before


def test_a_decision_against_the_others_is_not_written(file):
    decide(file, "one", ("a", "b"), "x")
    decide(file, "one", ("b", "c"), "x")
    before = file.read_text()
    with pytest.raises(ReviewError, match="keeps a and c apart"):
        decide(file, "apart", ("a", "c"), "x")
    assert file.read_text() == before


def test_a_file_that_is_a_link_stays_one(file, tmp_path):
    kept = tmp_path / "kept.toml"
    kept.write_text("# ours\n", encoding="utf-8")
    kept.chmod(0o640)
    file.symlink_to(kept)
    decide(file, "one", ("a", "b"), "a note")
    assert file.is_symlink()
    assert "a note" in kept.read_text(encoding="utf-8")
    assert kept.stat().st_mode & 0o777 == 0o640


def test_a_file_that_cannot_be_written_is_named_and_stays(file):
    file.write_text(ONE, encoding="utf-8")
    file.with_name(f"{file.name}.new").mkdir()  # where the new one would be written
    with pytest.raises(ReviewError, match="cannot be written"):
        decide(file, "one", ("a", "c"), "a note")
    assert file.read_text(encoding="utf-8") == ONE


def test_a_mark_of_byte_order_is_read_over(file):
    file.write_text(ONE, encoding="utf-8-sig")
    decide(file, "one", ("a", "c"), "a note")
    assert len(read_reviewed(file).one) == 2
