"""Which results are made on the way of another."""

from __future__ import annotations

from kit.batch.job import Job
from kit.batch.order import together
from kit.deliverables.maker import Copy, What


def job(locale: str, what: What = What.SCREENER, *, film: str = "a", cores: int = 2, copy: Copy | None = None) -> Job:
    return Job(film, what, locale, f"dist/{locale}", copy or Copy(), cores=cores)


def following(*jobs: Job, whole: int = 2) -> list[tuple[str, ...]]:
    found = together(jobs, whole)
    assert [one.key for one in found] == [one.key for one in jobs]
    return [one.following for one in found]


def test_a_screener_that_has_all_processors_knows_those_that_come_after_it() -> None:
    assert following(job("ko"), job("ko", What.BOOKLET), job("en"), job("fr")) == [("en", "fr"), (), ("fr",), ()]


def test_screeners_that_are_made_side_by_side_know_nothing_of_each_other() -> None:
    assert following(job("ko", cores=1), job("en", cores=1)) == [(), ()]
    assert following(job("ko", cores=1), job("en", cores=1), whole=1) == [("en",), ()]


def test_screeners_of_another_film_or_for_somebody_else_are_not_made_on_the_way() -> None:
    assert following(job("ko"), job("en", film="b"), job("fr", copy=Copy(recipient="Kim"))) == [(), (), ()]
