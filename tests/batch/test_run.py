"""What is handed out when, and again; with numbers in the place of films."""

from __future__ import annotations

import pickle
import threading
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kit.batch.crew import AtOnce, LostError
from kit.batch.run import run
from kit.errors import KitError, ManyProblemsError, Place, StorageError, ToolError, UsageError, each

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

FULL = StorageError("The disk is full.", hint="Free some space.", slug="disk-full")


@dataclass(frozen=True)
class Task:
    key: str
    cores: int = 1

    @property
    def name(self) -> str:
        return self.key


@dataclass(frozen=True)
class Done:
    key: str
    failure: KitError | None = None


@dataclass
class Crew:
    """Two processors; ``gone`` is raised when a loss is to be mended."""

    executor: Executor = field(default_factory=AtOnce)
    losses: tuple[type[Exception], ...] = (LostError,)
    gone: KitError | None = None

    def cores(self) -> int:
        return 2

    def share(self, wanted: int) -> int:
        return wanted

    def mend(self) -> None:
        if self.gone:
            raise self.gone

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        return None


def losing(times: int) -> tuple[Callable[[Task], Done], list[str]]:
    """A call that loses its worker so often on the task “heavy”, and the tasks that were tried."""
    tried: list[str] = []

    def call(task: Task) -> Done:
        tried.append(task.key)
        if task.key == "heavy" and tried.count("heavy") <= times:
            raise LostError("it was killed")
        return Done(task.key)

    return call, tried


def test_a_lost_task_is_tried_again_and_the_others_only_once() -> None:
    call, tried = losing(2)
    ended = dict(run(call, [Task("heavy"), Task("light")], Crew()))
    assert ended == {Task("heavy"): Done("heavy"), Task("light"): Done("light")}
    assert sorted(tried) == ["heavy", "heavy", "heavy", "light"]


def test_a_task_that_loses_everybody_ends_with_words_and_the_rest_is_done() -> None:
    call, _ = losing(9)
    ended = dict(run(call, [Task("heavy"), Task("light")], Crew(), retries=1))
    lost = ended[Task("heavy")]
    assert isinstance(lost, ToolError)
    assert lost.slug == "worker-lost"
    assert "it was killed" in lost.message
    assert ended[Task("light")] == Done("light")


def test_without_a_crew_nothing_goes_on() -> None:
    call, tried = losing(9)
    gone = ToolError("No scheduler answers.", hint="Begin it.", slug="cluster-unreachable")
    with pytest.raises(ToolError) as caught:
        list(run(call, [Task("heavy", 2), Task("light")], Crew(gone=gone)))
    assert caught.value is gone
    assert tried == ["heavy"]


def test_a_failure_ends_it_only_if_that_was_asked() -> None:
    tasks = [Task(str(number), 2) for number in range(3)]

    def call(task: Task) -> Done:
        return Done(task.key, FULL if task.key == "0" else None)

    assert len(list(run(call, tasks, Crew()))) == 3
    assert [task.key for task, _ in run(call, tasks, Crew(), keep_going=False)] == ["0"]


def test_a_call_that_breaks_is_a_defect_of_that_task_alone() -> None:
    def call(task: Task) -> Done:
        if task.key == "odd":
            raise RuntimeError("what now")
        return Done(task.key)

    ended = dict(run(call, [Task("odd"), Task("even")], Crew()))
    defect = ended[Task("odd")]
    assert isinstance(defect, KitError)
    assert (defect.exit_code, defect.message) == (70, "This is a defect in kit: RuntimeError: what now")
    assert ended[Task("even")] == Done("even")


class Held(Executor):
    """Ends each call a little later; ``together`` is how many processors were busy at each beginning."""

    def __init__(self) -> None:
        self.calls: list[tuple[Future[Any], Any, Any]] = []
        self.together: list[int] = []

    def submit(self, fn: Any, /, *args: Any, **_more: Any) -> Future[Any]:
        future: Future[Any] = Future()
        self.calls.append((future, fn, args))
        self.together.append(sum(task.cores for _, _, (task,) in self.calls))
        threading.Timer(0.05, self._let_go, args=(future,)).start()
        return future

    def _let_go(self, future: Future[Any]) -> None:
        call = next(one for one in self.calls if one[0] is future)
        self.calls.remove(call)
        future.set_result(call[1](*call[2]))


def test_narrow_tasks_go_past_a_wide_one_that_waits_for_all_processors() -> None:
    held = Held()
    begun: list[str] = []
    tasks = [Task("a"), Task("wide", 2), Task("b"), Task("c")]
    ended = list(run(lambda task: Done(task.key), tasks, Crew(held), begun=lambda task: begun.append(task.key)))
    assert len(ended) == 4
    assert begun[:2] == ["a", "b"], "the wide one waits"
    assert max(held.together) == 2


def test_failures_travel_whole_from_one_process_to_another() -> None:
    place = Place(Path("kit.toml"), 3, 1, "year = ")
    one = UsageError("It is wrong.", hint="Mend it.", slug="wrong", place=place)
    both = ManyProblemsError([one, FULL])
    arrived = pickle.loads(pickle.dumps(both))  # noqa: S301 - our own bytes
    assert isinstance(arrived, ManyProblemsError)
    assert [(type(two), two.message, two.hint, two.slug, two.place) for two in each(arrived)] == [
        (UsageError, "It is wrong.", "Mend it.", "wrong", place),
        (StorageError, "The disk is full.", "Free some space.", "disk-full", None),
    ]
