// One cue made two, and two made one.

/** Splits the cue at hand where the caret stands, at the reel's moment or by how much there is to read. */
async function split() {
  const track = trackHere();
  const cue = cueHere();
  if (!cue || $("split").disabled) return;
  const { lines, start, end } = written();
  const parts = cut(lines.join("\n"), $("text").selectionStart);
  const wrong = parts ? mistake({ lines, start, end }) : say("Put the caret where the second cue is to begin.");
  if (wrong) {
    $("wrong").textContent = wrong;
    $("text").focus();
    return;
  }
  const [first, second] = parts.map((text) => text.split("\n"));
  const at = divided(track, { start, end }, [first, second]);
  if (!at) {
    $("wrong").textContent = say("The cue is too short to be split.");
    return;
  }
  edit(here.track, cue, { lines: first, start, end: at.out }, { lines: second, start: at.in, end });
  unstash();
  const how = at.byReel ? say("Split at the reel's moment.") : say("Split by how much there is to read.");
  await decide(how);
  if (served) focusCell();
  else $("text2").focus();
}

/** From when the second cue shows and until when the first does; nothing if there is no room for both. */
function divided(track, { start, end }, halves) {
  const each = 1000 / still.rate;
  const gap = track.gap * each;
  const [one, two] = halves.map((lines) => lines.reduce((sum, line) => sum + weigh(plain(line), track.count), 0));
  const byReading = start + gap + ((end - start - gap) * one) / Math.max(1, one + two);
  const fits = (begin) => begin - gap - start >= each && end - begin >= each;
  const byReel = Boolean(still.reel) && moment() > start + each && fits(onFrame(moment()));
  const begin = onFrame(byReel ? moment() : byReading);
  return fits(begin) ? { in: begin, out: Math.max(start + 1, onFrame(begin - gap)), byReel } : null;
}

/** Joins the cue at hand with the next one of its track. */
async function join() {
  const cue = cueHere();
  if (!cue || $("join").disabled) return;
  const track = here.track;
  const known = changeOf(track, cue.number);
  const next = live.tracks[track].cues[cue.number + (known?.joins ?? 0)];
  const wrong = mayJoin(track, cue, next) || (typedAt(track, cue.number) ? say("Keep what you wrote first.") : "");
  if (wrong) {
    $("wrong").textContent = wrong;
    announce(wrong);
    return;
  }
  const [one, two] = [now(track, cue), now(track, next)];
  const lines = one.lines && two.lines ? [...one.lines, ...two.lines] : null;
  const last = cue.number + (known?.joins ?? 0) + 1 + (changeOf(track, next.number)?.joins ?? 0);
  const end = Math.max(one.end, two.end);
  takeIn(track, cue, live.tracks[track].cues.slice(cue.number, last), { lines, start: known?.start ?? null, end });
  await decide(say("Joined with the next cue."));
  focusCell();
}

/** What keeps a cue from being joined with the next one, or nothing. */
function mayJoin(track, cue, next) {
  if (!next) return say("This is the last one.");
  if (next.start < cue.start) return say("The next cue of the file begins before this one.");
  if (changeOf(track, cue.number)?.second || changeOf(track, next.number)?.second)
    return say("A cue that was split is put together with “Back to the original”.");
  return "";
}

/** Two texts of one, cut at a place; a tag that is open there is closed and opened again. Nothing if one is empty. */
function cut(text, at) {
  const [before, after] = [text.slice(0, at).trimEnd(), text.slice(at).trimStart()];
  if (!plain(before).trim() || !plain(after).trim()) return null;
  const open = [];
  for (const [tag, close, name] of before.matchAll(/<(\/?)([a-zA-Z]+)[^<>]*>/g)) {
    const last = open.findLastIndex((one) => one.name === name);
    if (!close && !tag.endsWith("/>")) open.push({ tag, name });
    else if (last >= 0) open.splice(last, 1);
  }
  const closed = open.toReversed().map(({ name }) => `</${name}>`).join("");
  return [before + closed, lasting(before) + open.map(({ tag }) => tag).join("") + after];
}

/** The override tags of a text that still hold at its end, as one block: place, slant, weight, colour. */
function lasting(text) {
  const last = new Map();
  for (const [block] of text.matchAll(/\{\\[^{}]*\}/g))
    for (const [tag, name] of block.matchAll(/\\(an|pos|i|b|u|s|fn|fs|c|[1-4]c|[1-4]a|alpha)(?![a-z])(?:\([^()]*\)|[^\\{}()]*)/g)) last.set(name, tag);
  return last.size ? `{${[...last.values()].join("")}}` : "";
}

/** Where a second cue most likely begins: after a line, else after a comma or full stop, else after a word; near the middle. */
function likely(text) {
  for (const end of [/\n/g, /[,.;:!?…、。]["'”’»]?\s/g, /\s/g]) {
    const places = [...text.matchAll(end)].map((found) => found.index + found[0].length).filter((at) => cut(text, at));
    if (places.length) return places.reduce((one, two) => (Math.abs(two - text.length / 2) < Math.abs(one - text.length / 2) ? two : one));
  }
  return text.length;
}

/** Goes into the text, to where a second cue most likely begins. */
function toSplit() {
  if ($("split").disabled) return;
  const at = likely($("text").value);
  $("text").focus();
  $("text").setSelectionRange(at, at);
  announce(say("Put the caret where the second cue is to begin, then press Ctrl + Shift + Enter."));
}
