// Where decisions go: to the file that the reader saves, or, if the page is served, straight back to the tracks.

const served = still.save !== "";
const draft = () => `draft.${still.film}.${still.redacted ? "redacted" : "whole"}`;
let unsaved = false;

/** All states of the decisions before this one, for undo. */
const past = [];
let present = [new Map(), new Map()];

/** To be called after each decision. */
async function decide(what) {
  announce(what);
  if (served) await send(decisions());
  else {
    past.push(present);
    keepDraft(true);
    update();
  }
  if (document.activeElement === document.body) focusCell();
}

/** Keeps the decisions in the browser until they are saved, and after. */
function keepDraft(isNew) {
  present = [new Map(changes), new Map(waives)];
  unsaved = isNew && changes.size + waives.size > 0;
  remember(draft(), changes.size + waives.size ? JSON.stringify({ ...decisions(), unsaved }) : null);
}

/** Sends decisions to kit; what it answers is what the page shows from then on. */
async function send(given, canUndo = true) {
  const seen = live;
  let answer;
  try {
    const response = await fetch(`${still.save}decisions`, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(given),
    });
    answer = await response.json();
  } catch {
    warn(say("kit does not answer any more. Start it again; what you wrote is still here."));
    return;
  }
  if (answer.live) renew(answer.live);
  if (answer.stale) {
    conflict(given, answer.stale, seen);
    return;
  }
  changes.clear();
  waives.clear();
  if (answer.error) {
    warn(answer.error);
    show();
    return;
  }
  $("notice").hidden = true;
  const back = canUndo ? given.decisions.map((one) => undone(one, seen)).filter(Boolean) : [];
  if (back.length) history.push(back);
  announce(say("Saved."));
  $("saved").textContent = say("Saved.");
  show();
}

/** Takes new data, and keeps the reader's place. */
function renew(data) {
  const before = live;
  live = data;
  carryTyped(before);
  if (here.track >= live.tracks.length) here.track = here.home = 0;
  shownTracks = shownTracks.filter((at) => at < live.tracks.length);
  if (here.cue > (trackHere()?.cues.length ?? 0)) here.cue = trackHere()?.cues.length ?? 0;
  index();
}

const history = [];

/** What takes a decision back that was carried out on the tracks as they were in `seen`; nothing if it is not sure where. */
function undone(one, seen) {
  if (one.decision === "waive" || one.drop) return null;
  const here = (track) => track.name === one.track && track.part === one.part;
  const [before, after] = [seen.tracks.find(here), live.tracks.find(here)];
  const old = before?.cues.slice(one.cue - 1, one.cue + (one.following?.length ?? 0)) ?? [];
  if (old[0]?.mark !== one.was || !after) return null;
  const places = new Map(after.cues.map((cue) => [cue.mark, cue.number]));
  const above = before.cues.slice(0, one.cue - 1).findLast((cue) => places.has(cue.mark));
  const cue = above ? places.get(above.mark) + one.cue - above.number : one.cue;
  const wanted = halvesOf(one, old[0]);
  const made = after.cues.slice(cue - 1, cue - 1 + wanted.length);
  if (made.length < wanted.length || !wanted.every((half, at) => isAs(made[at], half, after.step))) return null;
  const [was, ...following] = made.map((cue) => cue.mark);
  const [first, second] = old.map((cue) => ({ lines: rawOf(cue) ?? null, start: cue.start, end: cue.end }));
  const where = { track: one.track, part: one.part, cue, was };
  if (one.decision === "split") return { decision: "join", ...where, following, ...first };
  if (one.decision !== "join") return { decision: "edit", ...where, ...first };
  return old.length === 2 && first.lines ? { decision: "split", ...where, first, second } : null;
}

/** Whether a cue reads as it was asked for, to the step in which its format tells times. */
const isAs = (cue, { lines, start, end }, step) =>
  (!lines || rawOf(cue)?.join("\n") === lines.join("\n")) && Math.abs(cue.start - start) <= step && Math.abs(cue.end - end) <= step;

/** Takes the last decision back. */
async function undo() {
  const last = history.pop();
  if (!last) return;
  announce(say("Taken back."));
  await send({ schema: 1, film: still.film, decisions: last }, false);
  show();
}

/** Looks now and then whether somebody else has changed a track. */
async function watch() {
  try {
    const response = await fetch(`${still.save}state`);
    const state = await response.json();
    const known = Object.fromEntries(live.tracks.map((track) => [`${track.name}/${track.part}`, track.mark]));
    const other = Object.entries(state.marks).some(([name, mark]) => name in known && known[name] !== mark);
    if (other) warn(say("A track was changed by another program. Nothing was overwritten."), true);
  } catch {
    // What is sent next tells that kit is gone.
  }
}

async function reload() {
  const response = await fetch(`${still.save}live`);
  const answer = await response.json();
  if (answer.error) {
    warn(answer.error, true);
    return;
  }
  $("notice").hidden = true;
  renew(answer.live);
  show();
}

/** A message that stays until something else happens. */
function warn(text, canReload = false) {
  $("notice").firstElementChild.textContent = text;
  $("reload").hidden = !canReload;
  $("notice").hidden = false;
}

/** The file with all decisions, as a download. */
function save() {
  const blob = new Blob([`${JSON.stringify(decisions(), null, 2)}\n`], { type: "application/json" });
  const link = make("a");
  link.href = URL.createObjectURL(blob);
  link.download = `${still.film}.decisions.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  keepDraft(false);
  announce(say("Saved. Send the file to whoever keeps the tracks: kit subs fix --from reads it."));
  drawTop();
}

/** Decisions that were saved before. */
async function open(file) {
  const before = [new Map(changes), new Map(waives)];
  let strange;
  try {
    strange = take(JSON.parse(await file.text()));
  } catch {
    [changes, waives] = before;
    warn(say("This file holds no decisions."));
    return;
  }
  if (strange) warnStrange(strange);
  past.push(present);
  keepDraft(true);
  show();
}

/** Says that decisions were left out, and how many. */
const warnStrange = (count) =>
  warn(sayMany("{count} decision fits no cue any more and was left out.", "{count} decisions fit no cue any more and were left out.", count));

/** What was decided before the page was closed. */
function recall() {
  const kept = served ? null : recalled(draft());
  if (!kept) return;
  try {
    const before = JSON.parse(kept);
    const strange = take(before);
    // What was saved may have been carried out since; what was not would be lost without a word.
    if (strange && before.unsaved) warnStrange(strange);
    present = [new Map(changes), new Map(waives)];
    unsaved = before.unsaved && changes.size + waives.size > 0;
  } catch {
    remember(draft(), null);
  }
}
