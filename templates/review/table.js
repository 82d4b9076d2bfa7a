// The cues side by side.

const SIGNS = { error: "■", warning: "▲", info: "●" };
const ORDER = ["error", "warning", "info"];

/** What a severity is called. */
const severityName = (severity) => ({ error: say("error"), warning: say("warning"), info: say("note") })[severity];

function drawTable() {
  cells = new Map();
  const head = make("thead");
  head.setAttribute("role", "rowgroup");
  const top = head.appendChild(roled("tr", "row"));
  top.append(header("col", say("Time"), "when"));
  live.tracks.forEach((track, at) => {
    const cell = top.appendChild(header("col", trackName(track), "cue"));
    cell.dataset.track = at;
    cell.append(make("span", "profile", track.profile));
  });
  const body = roled("tbody", "rowgroup");
  if (live.tracks.some((_, track) => found(track, 0).length)) body.append(drawFiles());
  body.append(...live.rows.map((row, at) => drawRow(row, at)));
  $("table").replaceChildren(head, body);
  $("table").setAttribute("aria-rowcount", String(body.childElementCount + 1));
}

const roled = (tag, role, className = "") => {
  const element = make(tag, className);
  element.setAttribute("role", role);
  return element;
};

function header(scope, text, className) {
  const cell = roled("th", scope === "col" ? "columnheader" : "rowheader", className);
  cell.scope = scope;
  cell.append(make("span", "", text));
  return cell;
}

/** A row for what is said about whole files. */
function drawFiles() {
  const row = roled("tr", "row", "files");
  row.append(header("row", say("the whole file"), "when"));
  live.tracks.forEach((_, track) => row.append(fillCell(roled("td", "cell", "cue"), track, 0)));
  return row;
}

function drawRow(row, at) {
  const element = roled("tr", "row");
  element.dataset.row = at;
  const begins = row.map((cue, track) => (cue >= 0 ? live.tracks[track].cues[cue].start : Infinity));
  element.append(header("row", clock(Math.min(...begins)).slice(0, 8), "when"));
  row.forEach((cue, track) => element.append(fillCell(roled("td", "cell", "cue"), track, cue + 1, cue < 0)));
  return element;
}

/** What a cell shows; `number` 0 stands for the whole file. */
function fillCell(cell, at, number, empty = false) {
  const track = live.tracks[at];
  cell.dataset.track = at;
  cell.lang = "";
  cell.removeAttribute("lang");
  if (empty) return cell;
  cell.dataset.cue = number;
  cells.set(cueKey(at, number), cell);
  const cue = track.cues[number - 1];
  const line = make("p", "facts");
  const button = make("button", "number", number ? String(number) : say("File"));
  button.type = "button";
  button.tabIndex = -1;
  button.setAttribute("aria-label", number ? `${number}, ${trackName(track)}` : `${say("File")}, ${trackName(track)}`);
  line.append(button, make("span", "which", trackName(track)));
  if (cue) {
    const after = now(at, cue);
    line.append(make("span", "time", span(after.start, after.end)), pace(track, cue, after));
    cell.replaceChildren(line, said(track, cue, after));
    if (after.second) cell.append(drawSecond(track, cue, after.second));
  } else cell.replaceChildren(line);
  const marks = badges(at, number);
  if (marks) cell.append(marks);
  return cell;
}

/** The cue that is split off, below the one that it was. */
function drawSecond(track, cue, second) {
  const line = make("p", "facts", null, make("span", "time", span(second.start, second.end)), pace(track, cue, second));
  return make("div", "second", null, line, said(track, cue, second));
}

/** From when to when; the hour is left out, and the minute too where it is the same. */
function span(start, end) {
  const [from, to] = [clock(start).slice(3), clock(end).slice(3)];
  return `${from}–${from.slice(0, 3) === to.slice(0, 3) ? to.slice(3) : to}`;
}

/** The words of a cue, or why they are not there. */
function said(track, cue, after) {
  if (!cue.lines) return make("p", "hidden", still.redacted ? say("(left out)") : say("(not shown: a protected word)"));
  const text = make("p", after.drop ? "said drop" : "said");
  text.lang = track.locale;
  const lines = after.lines === rawOf(cue) ? cue.lines : after.lines.map(plain);
  text.textContent = visible(lines.join("\n")) || say("no text");
  return text;
}

/** The reading speed as a figure and a bar with the limit marked on it. */
function pace(track, cue, after) {
  const chars = after.lines && after.lines !== rawOf(cue) ? after.lines.reduce((sum, one) => sum + weigh(plain(one), track.count), 0) : cue.chars;
  const value = speed(chars, after.end - after.start);
  const over = track.speed !== null && value > track.speed * (1 + track.step / Math.max(1, after.end - after.start));
  const shown = make("span", over ? "pace over" : "pace", null, make("span", "unseen", say("Reading speed")), ` ${figure(value)}`);
  if (over) {
    const sign = make("span", "", " ▲");
    sign.setAttribute("aria-hidden", "true");
    shown.append(sign, make("span", "unseen", ` (${say("over the limit")})`));
  }
  if (track.speed !== null) {
    const bar = make("span", "bar", null, make("span", "fill"));
    bar.style.setProperty("--share", String(Math.min(1, value / (track.speed * 1.5))));
    shown.append(bar);
    shown.title = say("{speed} characters a second; the limit is {limit}", { speed: figure(value), limit: figure(track.speed) });
  }
  return shown;
}

const cueTrack = (track) => live.tracks.indexOf(track);

/** The cues that decisions touch, each with whatever else its findings touch. */
function touched() {
  const keys = new Set([...changes.keys(), ...[...waives.values()].map((one) => cueKey(one.track, one.cue))]);
  for (const key of [...keys])
    for (const finding of findingsOf.get(key) ?? []) for (const edit of finding.edits ?? []) keys.add(cueKey(finding.track, edit.cue));
  for (const finding of live.findings)
    if (finding.edits?.some((edit) => changes.has(cueKey(finding.track, edit.cue)))) keys.add(cueKey(finding.track, finding.cue ?? 0));
  return keys;
}

/** How many findings a cue has of each severity, and what was decided. */
function badges(track, number) {
  const all = found(track, number);
  const change = changeOf(track, number);
  const writing = number && typedAt(track, number);
  if (!all.length && !change && !writing) return null;
  const list = make("p", "badges");
  for (const severity of ORDER) {
    const these = all.filter((one) => one.severity === severity && standing(one));
    if (these.length) list.append(badge(severity, SIGNS[severity], these, `${severityName(severity)}: `));
  }
  const closed = all.filter((one) => !standing(one));
  if (closed.length) list.append(badge("closed", "✓", closed, `${say("decided")}: `));
  if (change) list.append(badge("changed", "◆", named(change)));
  if (writing) list.append(badge("warning", "✎", say("not kept")));
  return list;
}

/** What was done to a cue. */
function named(change) {
  if (change.into) return say("joined with cue {cue}", { cue: change.into });
  if (change.second) return say("split");
  if (change.joins) return say("joined");
  return change.drop ? say("removed") : change.hand ? say("edited") : say("accepted");
}

/** `what` is a word, or findings: then each rule once, with how often. */
function badge(kind, sign, what, before = "") {
  const mark = make("span", "sign", sign);
  mark.setAttribute("aria-hidden", "true");
  const element = make("span", `badge ${kind}`, null, mark, make("span", "unseen", before));
  if (typeof what === "string") {
    element.append(what);
    return element;
  }
  const codes = [...new Set(what.map((one) => one.rule))];
  const often = (code) => what.filter((one) => one.rule === code).length;
  element.append(codes.map((code) => (often(code) > 1 ? `${code} ×${often(code)}` : code)).join(", "));
  element.title = codes.map((code) => told(live.rules[code].title)).join("\n");
  return element;
}

let cells = new Map();
const cellAt = (track, number) => cells.get(cueKey(track, number));

/** Which rows and columns are shown. */
function sift() {
  const table = $("table");
  live.tracks.forEach((_, at) => table.classList.toggle(`without-${at}`, !shownTracks.includes(at)));
  table.style.setProperty("--columns", String(shownTracks.length));
  for (const cell of table.querySelectorAll("[data-track]")) cell.hidden = !shownTracks.includes(Number(cell.dataset.track));
  let count = 0;
  for (const element of table.tBodies[0].rows) {
    const cells = cuesOf(element);
    element.hidden = !cells.some(([track, number]) => shownTracks.includes(track) && fits(track, number));
    if (!element.hidden) count++;
  }
  $("shown").textContent = sayMany("{count} row", "{count} rows", count);
}

/** The cues of a row as pairs of track and number. */
function cuesOf(element) {
  if (element.dataset.row === undefined) return live.tracks.map((_, track) => [track, 0]);
  return live.rows[element.dataset.row].flatMap((cue, track) => (cue >= 0 ? [[track, cue + 1]] : []));
}

/** Whether a cue is one that the filter lets through. */
function fits(track, number) {
  if (!filter.severity && !filter.rule) return number > 0 || found(track, 0).length > 0;
  if (filter.severity === "decided" && changeOf(track, number)) return !filter.rule || found(track, number).some(passes);
  return found(track, number).some(passes);
}

/** Whether a finding is one that the filter lets through. */
function passes(finding) {
  if (filter.rule && finding.rule !== filter.rule) return false;
  if (filter.severity === "open") return standing(finding);
  if (filter.severity === "decided") return !standing(finding);
  return !filter.severity || filter.severity === "any" || finding.severity === filter.severity;
}

/** Draws the cells of some cues anew; each is named by its cueKey. */
function refresh(keys) {
  for (const key of keys) {
    const [track, number] = key.split("/").map(Number);
    const cell = cellAt(track, number);
    if (cell) fillCell(cell, track, number);
  }
}
