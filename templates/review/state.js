// Where the reader is, what is shown, and what was decided so far.

/** `home` is the track in which the reader walks; where it has no cue, another one is shown. */
const here = { home: 0, track: 0, cue: 0, finding: -1 };
const filter = { severity: "", rule: "" };
let shownTracks = [];
/** Changes of cues, by cueKey: {track, cue, mark, rules, lines, start, end, drop, hand, second, joins, into}. `second` is
 * {lines, start, end} of a cue that is split off, `joins` how many cues after it a cue takes in, `into` the number of the
 * cue that takes this one in. */
let changes = new Map();
/** Findings that may stand, by findingKey: {track, cue, mark, rule, reason, author, until}. */
let waives = new Map();
let findingsOf = new Map();
let rowOf = new Map();

const cueKey = (track, number) => `${track}/${number}`;
const findingKey = (finding) => `${finding.track}/${finding.cue}/${finding.rule}`;
const rawOf = (cue) => cue.raw ?? cue.lines;
const trackHere = () => live.tracks[here.track];
const cueHere = () => trackHere()?.cues[here.cue - 1] ?? null;
const changeOf = (track, number) => changes.get(cueKey(track, number));

/** Finds again what belongs to which cue. */
function index() {
  findingsOf = new Map();
  for (const finding of live.findings) {
    const key = cueKey(finding.track, finding.cue ?? 0);
    if (!findingsOf.has(key)) findingsOf.set(key, []);
    findingsOf.get(key).push(finding);
  }
  rowOf = new Map();
  live.rows.forEach((row, at) => row.forEach((cue, track) => cue >= 0 && rowOf.set(cueKey(track, cue + 1), at)));
}

const found = (track, number) => findingsOf.get(cueKey(track, number)) ?? [];

/** A cue as it would be after what was decided. */
function now(track, cue) {
  const change = changeOf(track, cue.number);
  return {
    lines: change?.lines ?? rawOf(cue),
    start: change?.start ?? cue.start,
    end: change?.end ?? cue.end,
    drop: Boolean(change?.drop || change?.into),
    second: change?.second ?? null,
  };
}

/** What is seen of a cue after what was decided: nothing, one text or two. */
function shownOf(track, cue) {
  const after = now(track, cue);
  if (after.drop) return [];
  return after.second ? [after, after.second] : [after];
}

/** Forgets what was decided on a cue; what it takes in stands alone again. */
function forget(track, number) {
  const change = changeOf(track, number);
  const first = change?.into || number;
  const count = changeOf(track, first)?.joins ?? 0;
  for (let one = first; one <= first + count; one++) changes.delete(cueKey(track, one));
}

/** Whether a finding is decided: accepted, waived here, or waived before. */
function decided(finding) {
  if (finding.waived) return "waived";
  if (waives.has(findingKey(finding))) return "waived";
  const touched = finding.edits?.length ? finding.edits.map((edit) => edit.cue) : [finding.cue ?? 0];
  if (touched.every((cue) => changeOf(finding.track, cue)?.rules.includes(finding.rule))) return "accepted";
  return changeOf(finding.track, finding.cue ?? 0)?.hand ? "edited" : "";
}

const standing = (finding) => !decided(finding);

/** What one rule found in one cue is decided on together. */
const alike = (finding) => found(finding.track, finding.cue ?? 0).filter((one) => one.rule === finding.rule && one.edits?.length);

/** Takes over what a fix proposes. Returns what is in its way, or an empty text; then nothing was taken over. */
function accept(finding) {
  const track = live.tracks[finding.track];
  const made = new Map();
  for (const edit of alike(finding).flatMap((one) => one.edits)) {
    const cue = track.cues[edit.cue - 1];
    const key = cueKey(finding.track, edit.cue);
    const change = { ...(made.get(key) ?? changes.get(key) ?? fresh(finding.track, cue)) };
    if (isRecut(change)) return say("This cue was split or joined. Please edit it by hand.");
    if (edit.lines) {
      const base = edit.was.join("\n");
      const text = merged(base, (change.lines ?? edit.was).join("\n"), edit.lines.join("\n"));
      if (text === null) return say("This touches words that another change has changed already. Please edit the cue.");
      change.lines = text.split("\n");
    }
    for (const time of ["start", "end"]) {
      if (edit[time] === undefined) continue;
      if (change[time] !== null && change[time] !== edit[time])
        return say("This time has been changed already. Please edit the cue.");
      change[time] = edit[time];
    }
    change.drop ||= edit.drop ?? false;
    change.rules = [...new Set([...change.rules, finding.rule])];
    made.set(key, change);
  }
  made.forEach((change, key) => changes.set(key, change));
  return "";
}

const fresh = (track, cue) => ({
  track, cue: cue.number, mark: cue.mark, rules: [], lines: null, start: null, end: null, drop: false, hand: false,
  second: null, joins: 0, into: 0,
});

/** Whether a cue is split, takes others in, or is taken in. */
const isRecut = (change) => Boolean(change?.second || change?.joins || change?.into);

/** Takes back what was accepted of a finding; other fixes of the same cues are accepted anew. */
function withdraw(finding) {
  if (waives.delete(findingKey(finding))) return;
  const mine = alike(finding);
  const touched = new Set(mine.flatMap((one) => one.edits).map((edit) => edit.cue));
  const others = live.findings.filter(
    (one) =>
      one.track === finding.track && one.rule !== finding.rule && decided(one) === "accepted" &&
      one.edits?.some((edit) => touched.has(edit.cue)),
  );
  for (const one of [...mine, ...others]) one.edits.forEach((edit) => forget(one.track, edit.cue));
  others.forEach(accept);
}

/** Keeps what somebody wrote; a cue that is as it was is no change. */
function edit(track, cue, { lines, start, end }, second = null) {
  const key = cueKey(track, cue.number);
  const before = changes.get(key);
  const same = (one, two) => one.join("\n") === two.join("\n");
  const change = { ...(before ?? fresh(track, cue)), hand: true, drop: false };
  change.lines = lines && !same(lines, rawOf(cue)) ? lines : null;
  change.start = start === cue.start ? null : start;
  change.end = end === cue.end ? null : end;
  change.second = second;
  if (change.lines === null && change.start === null && change.end === null && !isRecut(change)) changes.delete(key);
  else changes.set(key, change);
}

/** How much was decided: cues that go into another are part of one decision. */
const decisionCount = () => [...changes.values()].filter((one) => !one.into).length + waives.size;

/** Everything that was decided, as decisions.json holds it. */
function decisions() {
  const cues = [...changes.values()].filter((one) => !one.into).map((one) => {
    const { name, part, cues } = live.tracks[one.track];
    const where = { track: name, part, cue: one.cue, was: one.mark };
    const cue = cues[one.cue - 1];
    if (one.second) {
      const first = { lines: one.lines ?? rawOf(cue), start: one.start ?? cue.start, end: one.end ?? cue.end };
      return { decision: "split", ...where, first, second: one.second };
    }
    if (one.joins) {
      const following = cues.slice(one.cue, one.cue + one.joins).map((cue) => cue.mark);
      return { decision: "join", ...where, following, lines: one.lines, start: one.start, end: one.end };
    }
    const fields = { decision: one.hand ? "edit" : "accept", ...where, rules: one.rules };
    if (one.drop) return { ...fields, drop: true };
    return { ...fields, lines: one.lines, start: one.start, end: one.end };
  });
  const standing = [...waives.values()].map((one) => {
    const { name, part } = live.tracks[one.track];
    const { cue, mark, rule, reason, author, until } = one;
    return { decision: "waive", track: name, part, cue, was: mark, rule, reason, author, until };
  });
  return { schema: 1, kit: still.kit, film: still.film, decisions: [...cues, ...standing] };
}

const isText = (one) => (one?.lines ?? []).every((line) => typeof line === "string");

/** Joins cues to the one before them. */
function takeIn(track, cue, after, { lines, start, end }) {
  changes.set(cueKey(track, cue.number), { ...fresh(track, cue), lines, start, end, joins: after.length, hand: true });
  for (const one of after) changes.set(cueKey(track, one.number), { ...fresh(track, one), into: cue.number, hand: true });
}

/** Takes decisions over that still fit; returns how many do not. */
function take(given) {
  let strange = 0;
  for (const one of given.decisions) {
    const track = live.tracks.findIndex((track) => track.name === one.track && track.part === (one.part ?? ""));
    const cue = one.cue ? live.tracks[track]?.cues[one.cue - 1] : null;
    if (track < 0 || (cue?.mark ?? live.tracks[track].mark) !== one.was) strange++;
    else if (![one, one.first, one.second].every(isText)) throw new TypeError("lines");
    else if (one.decision === "split") {
      const { lines, start, end } = one.first;
      changes.set(cueKey(track, one.cue), { ...fresh(track, cue), lines, start, end, second: one.second, hand: true });
    } else if (one.decision === "join") {
      const after = live.tracks[track].cues.slice(one.cue, one.cue + one.following.length);
      if (after.map((cue) => cue.mark).join() !== one.following.join()) strange++;
      else takeIn(track, cue, after, one);
    }
    else if (one.decision === "waive") {
      const { cue, rule, reason, author, until, was: mark } = one;
      waives.set(`${track}/${cue}/${rule}`, { track, cue, mark, rule, reason, author, until });
    } else {
      const { rules = [], lines = null, start = null, end = null, drop = false } = one;
      changes.set(cueKey(track, one.cue), { ...fresh(track, cue), rules, lines, start, end, drop, hand: one.decision === "edit" });
    }
  }
  return strange;
}
