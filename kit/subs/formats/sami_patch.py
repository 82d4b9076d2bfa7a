"""Changes to the text of a SAMI file.

A SYNC is one time for everybody who uses it: the cues that it opens, and those that it ends. Where all of them want the
same new time, only its number changes. Where they part, the paragraphs that want another time move into a SYNC of
their own, and a cue that nothing ends at its time any more gets a clearing SYNC, written as its own SYNC is. A cue
that is dropped leaves a clearing one, but where the cue before it is to show on (it is joined): then it goes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kit.subs.formats import sami_reader, sami_text, sami_wish
from kit.subs.formats.base import UnchangeableError
from kit.subs.formats.sami_scan import inner
from kit.time.ticks import to_ms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kit.subs.cue import Cue
    from kit.subs.formats.base import Change
    from kit.subs.formats.sami_reader import Event, Script
    from kit.subs.formats.sami_scan import Paragraph, Sync
    from kit.subs.formats.sami_wish import Wish

_BREAK = re.compile(r"<br(?=[\s/>])[^<>]*>", re.IGNORECASE)
_CLEAR = "&nbsp;"


@dataclass(frozen=True, slots=True)
class Added:
    """A SYNC that comes into the file: its time, the one that it stands by, whose text it is (or a clear), its part."""

    time: int
    near: Sync
    text: str
    part: str


def patched(rows: Sequence[str], part: str, changes: Sequence[Change]) -> str:
    """The file's text with changes made to the cues of ``part`` (or of all, with ``WHOLE``).

    Raises UnchangeableError for times that the format cannot say.
    """
    script = sami_reader.read(rows)
    wishes = sami_wish.wishes(script, part, {change.cue.number: change for change in changes})
    text = "".join(_Patcher(script, wishes).pieces())
    if len(script.parts) > 1 and changes and _others(script, part) != _others(sami_reader.read([text]), part):
        raise UnchangeableError(changes[0].cue, "it would move another language of the file")
    return text


def twice(rows: Sequence[str], part: str, cue: Cue, at: int) -> str:
    """The file's text with a cue of ``part`` once more, in a SYNC at ``at`` ticks; the first ends where that begins.

    Raises UnchangeableError if the cue does not show at that time.
    """
    script = sami_reader.read(rows)
    wishes = sami_wish.wishes(script, part, {})
    wish = [one for one in wishes if sami_wish.is_of(part, script, one.event)][cue.number - 1]
    time, paragraph = to_ms(at), wish.event.paragraph
    if not wish.start < time < (time + 1 if wish.end is None else wish.end) or not paragraph.tagged:
        raise UnchangeableError(cue, "in SAMI its second half must begin while it shows")
    patcher = _Patcher(script, wishes)
    patcher.repeat(wish.event, time)
    return "".join(patcher.pieces())


def _others(script: Script, part: str) -> list[tuple[str, int | None, int | None]]:
    """The times of the other languages."""
    other = [event for event in script.said if not sami_wish.is_of(part, script, event)]
    return [(event.part, event.sync.time, event.closer.time if event.closer else None) for event in other]


class _Patcher:
    def __init__(self, script: Script, wishes: list[Wish]) -> None:
        self.script = script
        self.text = script.document.text
        self.syncs = script.document.syncs
        self.order = {id(sync): at for at, sync in enumerate(self.syncs)}
        self.wishes = wishes
        # A cue that is dropped wants no time: its SYNC stays between its neighbours, and clears.
        self.kept = [wish for wish in wishes if not (wish.change and wish.change.dropped)]
        self.dropped = [wish for wish in wishes if wish.change and wish.change.dropped]
        self.gone: set[int] = set()
        self.times = {id(sync): sync.time for sync in self.syncs if sync.time is not None}
        self.moved: dict[int, int] = {}
        self.added: list[Added] = []
        self._swallow()

    def repeat(self, event: Event, time: int) -> None:
        """Say an event's words once more at a time."""
        words = self.text[event.paragraph.begin : inner(self.text, event.paragraph)[1]]
        self.added.append(Added(time, event.sync, words + self._tail(event), event.part))

    def _swallow(self) -> None:
        """Cues that are dropped while the one before them shows on: nothing of them stays, nothing clears between."""
        before: dict[str, Wish] = {}
        for wish in self.wishes:
            event, last = wish.event, before.get(wish.event.part)
            if not (wish.change and wish.change.dropped):
                before[event.part] = wish
            elif last and last.change and last.change.end is not None and to_ms(last.change.end) > wish.start:
                self.dropped.remove(wish)
                between = range(last.start + 1, wish.start if wish.end is None else wish.end)
                clears = [one for one in self.script.clears if one.part == event.part and one.sync.time in between]
                self.moved |= {id(one.paragraph): wish.start for one in (event, *clears)}
                last.event = replace(last.event, closer=event.closer)
        for sync in self.syncs:
            ids = [id(paragraph) for paragraph in sync.paragraphs]
            if ids and self.moved.keys() >= set(ids):
                self.gone.add(id(sync))

    def pieces(self) -> Iterator[str]:
        self._settle()
        self._idle()
        self._end_all()
        at = 0
        for begin, end, new in sorted(self._replacements(), key=lambda one: one[:2]):
            yield self.text[at:begin]
            yield new
            at = end
        yield self.text[at:]

    def _settle(self) -> None:
        """Give each SYNC its own time if somebody wants it, else its first user's; who wants another moves out."""
        wants: dict[int, list[tuple[int, Paragraph | None, Wish]]] = {}
        blank: dict[tuple[int, str], Paragraph] = {}
        for event in self.script.clears:
            blank.setdefault((id(event.sync), event.part), event.paragraph)
        opening = {(id(wish.event.sync), wish.event.part) for wish in self.kept}
        for wish in self.kept:
            wants.setdefault(id(wish.event.sync), []).append((wish.start, wish.event.paragraph, wish))
        for wish in self.kept:
            closer = wish.event.closer
            if closer is None or wish.end is None or (id(closer), wish.event.part) in opening:
                continue
            wants.setdefault(id(closer), []).append((wish.end, blank.get((id(closer), wish.event.part)), wish))
        self.used = set(wants)
        for sync, users in wants.items():
            wanted = [time for time, _, _ in users]
            stays = self.times[sync] if self.times[sync] in wanted else wanted[0]
            self.times[sync] = stays
            for time, paragraph, wish in users:
                if time != stays:
                    self._move_out(time, paragraph, wish)

    def _move_out(self, time: int, paragraph: Paragraph | None, wish: Wish) -> None:
        """A paragraph that cannot stay in its SYNC; an end that is shared needs none, it gets a SYNC of its own."""
        if paragraph is None or id(paragraph) in self.moved:
            return
        if not paragraph.tagged:
            raise UnchangeableError(
                self._cue(wish), "it shares its SYNC with another cue, and has no <P> that could move out of it"
            )
        self.moved[id(paragraph)] = time
        if not paragraph.blank:
            text = self.text[paragraph.begin : paragraph.text] + self._words(wish) + self._tail(wish.event)
            self.added.append(Added(time, wish.event.sync, text, wish.event.part))

    def _idle(self) -> None:
        """SYNCs that nobody uses keep their place between their neighbours in time."""
        readable = [(sync, sync.time) for sync in self.syncs if sync.time is not None]
        used = sorted({(time, self.times[id(sync)]) for sync, time in readable if id(sync) in self.used})
        olds = [old for old, _ in used]
        for sync, time in readable:
            if id(sync) in self.used or not used:
                continue
            at = bisect_right(olds, time)
            before_old, before_new = used[at - 1] if at else (0, 0)
            if at == len(used):
                self.times[id(sync)] = max(0, time + before_new - before_old)
                continue
            after_old, after_new = used[at]
            part = (time - before_old) * (after_new - before_new)
            self.times[id(sync)] = before_new + part // max(1, after_old - before_old)

    def _end_all(self) -> None:
        """Clear what would show longer than it shall; refuse what would show shorter."""
        events = self._events()
        for wish in self.kept:
            if wish.end is None:
                continue
            times = events.get(wish.event.part, [])
            here = (wish.start, self._rank(wish))
            at = bisect_right(times, here)
            after = times[at][0] if at < len(times) else None
            if after == wish.end:
                continue
            if after is not None and after < wish.end:
                raise UnchangeableError(self._cue(wish), "in SAMI the next text of a language ends the one before")
            if wish.end < wish.start:
                raise UnchangeableError(self._cue(wish), "in SAMI a cue cannot end before it begins")
            event = wish.event
            tag = self.text[event.paragraph.begin : event.paragraph.text]
            self.added.append(Added(wish.end, event.sync, tag + _CLEAR + self._tail(event), event.part))

    def _cue(self, wish: Wish) -> Cue:
        """The cue to name in a refusal: the one that changes, or the changing one nearest to a neighbour."""
        changing = [(abs(self._rank(one) - self._rank(wish)), one.change.cue) for one in self.wishes if one.change]
        return wish.change.cue if wish.change else min(changing, key=lambda one: one[0])[1]

    def _rank(self, wish: Wish) -> int:
        return self.order[id(wish.event.sync)]

    def _events(self) -> dict[str, list[tuple[int, int]]]:
        """What begins or clears in each language, by its new time and its place in the file."""
        events: dict[str, list[tuple[int, int]]] = {}
        for wish in self.kept:
            events.setdefault(wish.event.part, []).append((wish.start, self._rank(wish)))
        for wish in self.dropped:
            events.setdefault(wish.event.part, []).append((self.times[id(wish.event.sync)], self._rank(wish)))
        for event in self.script.clears:
            sync = id(event.sync)
            if sync in self.times and id(event.paragraph) not in self.moved:
                events.setdefault(event.part, []).append((self.times[sync], self.order[sync]))
        for sync_ in self.script.everywhere:
            if id(sync_) in self.times:
                for times in events.values():
                    times.append((self.times[id(sync_)], self.order[id(sync_)]))
        for times in events.values():
            times.sort()
        return events

    def _replacements(self) -> Iterator[tuple[int, int, str]]:
        for sync in self.syncs:
            if id(sync) in self.gone:
                yield sync.begin, sync.stop, ""
                continue
            new = self.times.get(id(sync))
            if sync.number and new is not None and new != sync.time:
                begin, end = sync.number
                old = self.text[begin:end]
                yield begin, end, f"{new:0{len(old) if old[0] == '0' else 0}}"
            for paragraph in sync.paragraphs:
                if id(paragraph) in self.moved:
                    yield paragraph.begin, self._past(sync, paragraph), ""
        for wish in self.wishes:
            change = wish.change
            if change and (change.dropped or change.lines) and id(wish.event.paragraph) not in self.moved:
                begin, end = inner(self.text, wish.event.paragraph)
                yield begin, end, self._words(wish)
        yield from self._insertions()

    def _insertions(self) -> Iterator[tuple[int, int, str]]:
        at: dict[int, list[Added]] = {}
        for added in self.added:
            at.setdefault(self._border(added), []).append(added)
        for border, several in at.items():
            several.sort(key=lambda added: added.time)
            yield border, border, "".join(self._written(added, border) for added in several)

    def _border(self, added: Added) -> int:
        """Where a new SYNC goes: after its neighbour and all that follow it in the file until its time."""
        index = self.order[id(added.near)]
        time = self.times[id(added.near)]
        if added.time < time:
            while index and (self.times.get(id(self.syncs[index - 1])) or 0) > added.time:
                index -= 1
            return self.syncs[index].begin
        while index + 1 < len(self.syncs) and (self.times.get(id(self.syncs[index + 1])) or 0) <= added.time:
            index += 1
        return self.syncs[index].stop

    def _written(self, added: Added, border: int) -> str:
        near = added.near
        number = near.number or (near.tag_end, near.tag_end)
        tag = self.text[near.begin : number[0]] + str(added.time) + self.text[number[1] : near.tag_end]
        gap = self.text[near.tag_end : near.paragraphs[0].begin] if near.paragraphs else ""
        own_row = border == 0 or self.text[border - 1] in "\r\n"
        return tag + (gap if not gap.strip() else "") + added.text + (_row_end(self.text) if own_row else "")

    def _tail(self, event: Event) -> str:
        """The closing tags that a paragraph's SYNC has."""
        tail = self.text[event.paragraph.text_end : event.paragraph.end]
        rest = self.text[event.paragraph.end : event.sync.stop]
        found = re.search(r"</sync\s{0,9}>", rest[-40:], re.IGNORECASE)
        return tail + (found[0] if found else "")

    def _past(self, sync: Sync, paragraph: Paragraph) -> int:
        """The end of a paragraph that is taken out; the end of its row stays if the row began before it."""
        if paragraph is not sync.paragraphs[-1] or self.text[paragraph.begin - 1] in "\r\n":
            return paragraph.end
        return paragraph.begin + len(self.text[paragraph.begin : paragraph.end].rstrip("\r\n"))

    def _words(self, wish: Wish) -> str:
        """A cue's text after its change."""
        begin, end = inner(self.text, wish.event.paragraph)
        text, change = self.text[begin:end], wish.change
        if change is None or (change.lines is None and not change.dropped):
            return text
        if change.dropped or change.lines is None:
            return _CLEAR
        pieces = sami_text.pieces(text)
        new = change.lines.lines
        if len(pieces) != len(new):
            found = _BREAK.search(self.text)
            return (found[0] if found else "<br>").join(new)
        kept = [text[slice(*piece)] for piece in pieces]
        words = [old if sami_text.joined(old) == line else line for old, line in zip(kept, new, strict=True)]
        between = [text[one[1] : two[0]] for one, two in pairwise(pieces)]
        head, tail = text[: pieces[0][0]], text[pieces[-1][1] :]
        return head + "".join(map("".join, zip(words, [*between, ""], strict=True))) + tail


def _row_end(text: str) -> str:
    found = re.search(r"\r\n|\n|\r", text)
    return found[0] if found else ""
