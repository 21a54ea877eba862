"""How a problem is written, for people and for CI."""

from handbook.model import Place
from handbook.problems import Problem, annotation, did_you_mean, in_order


def test_a_problem_is_written_as_compilers_write_it():
    assert str(Problem(Place("docs/de/a.md", 7), "rule", "wrong", "write this")) == "docs/de/a.md:7: wrong (write this)"
    assert str(Problem(Place("docs/de/a.md", 7), "rule", "wrong")) == "docs/de/a.md:7: wrong"


def test_problems_are_sorted_by_file_line_and_text_and_said_once():
    places = [("b.md", 2), ("a.md", 10), ("a.md", 9), ("a.md", 9)]
    problems = [Problem(Place(*place), "rule", "wrong") for place in places]
    problems.append(Problem(Place("a.md", 9), "rule", "bad"))
    assert [str(problem) for problem in in_order(problems)] == [
        "a.md:9: bad", "a.md:9: wrong", "a.md:10: wrong", "b.md:2: wrong",
    ]


def test_an_annotation_escapes_what_would_end_it():
    problem = Problem(Place("docs/a,b:c.md", 3), "rule", "100 %\nof it: a, b", "or not")
    assert annotation(problem) == "::error file=docs/a%2Cb%3Ac.md,line=3,title=rule::100 %25%0Aof it: a, b (or not)"


def test_the_hint_names_the_nearest_word_or_all_when_none_is_near():
    assert did_you_mean("chekc", ["check", "form"]) == "did you mean 'check'?"
    assert did_you_mean("xyz", ["check", "form"]) == "one of: check, form"
    assert did_you_mean("xyz", []) == ""
    assert did_you_mean("xyz", [f"word-{number}" for number in range(21)]) == ""
