// Where the reader goes, and what the page shows of it.

/** Goes to a cue: marks it, shows its track, moves the reel. */
function go(track, number, { quietly = false, seek: jump = true, finding = 0, home = track } = {}) {
  const before = [here.track, here.cue];
  [here.track, here.cue, here.finding, here.home] = [track, number, finding, home];
  if (!shownTracks.includes(track)) {
    shownTracks = [...shownTracks, track].sort((one, two) => one - two);
    drawTracks();
    sift();
  }
  if (before[0] !== track) $("captions").value = String(track);
  markHere();
  drawInspector();
  const cue = cueHere();
  if (cue && jump) seek(now(track, cue).start);
  drawWave();
  if (!quietly) focusCell();
  showFinding();
}

/** Brings the finding at hand into sight where it has a column of its own. */
function showFinding() {
  if (!matchMedia("(min-width: 64rem)").matches) return;
  const card = $("found").querySelector(".here");
  if (card && here.finding > 0) card.scrollIntoView({ block: "nearest" });
  else $("inspector").scrollTop = 0;
}

function markHere() {
  for (const cell of [...$("table").getElementsByClassName("here")]) {
    cell.classList.remove("here");
    cell.closest("tr").classList.remove("at");
    const button = cell.querySelector(".number");
    button.tabIndex = -1;
    button.removeAttribute("aria-current");
  }
  const cell = cellAt(here.track, here.cue);
  if (!cell) return;
  cell.classList.add("here");
  cell.closest("tr").classList.add("at");
  const button = cell.querySelector(".number");
  button.tabIndex = 0;
  button.setAttribute("aria-current", "true");
}

/** The keyboard goes to the cue at hand, and a screen reader hears it. */
function focusCell() {
  const cell = cellAt(here.track, here.cue);
  if (!cell) return;
  cell.querySelector(".number").focus({ preventScroll: true });
  cell.scrollIntoView({ block: "nearest" });
  const cue = cueHere();
  const findings = found(here.track, here.cue).filter(standing).map((one) => told(live.rules[one.rule].title));
  const words = cue?.lines ? now(here.track, cue).lines.map(plain).join(" ") : "";
  announce(words, trackHere().locale);
  for (const one of findings) announce(one);
}

const rowsShown = () => [...$("table").tBodies[0].rows].filter((element) => !element.hidden);

/** The next or previous row that is shown, in the same track where it has a cue there. */
function step(by) {
  const rows = rowsShown();
  const at = rows.indexOf(cellAt(here.track, here.cue)?.closest("tr"));
  const next = rows[at < 0 ? 0 : at + by];
  if (!next) {
    announce(by > 0 ? say("This is the last one.") : say("This is the first one."));
    return;
  }
  const cues = cuesOf(next).filter(([track]) => shownTracks.includes(track));
  const [track, number] = cues.find(([track]) => track === here.home) ?? cues[0];
  go(track, number, { home: here.home });
}

function sideways(by) {
  const line = cellAt(here.track, here.cue)?.closest("tr");
  if (!line) return;
  const cues = cuesOf(line).filter(([track]) => shownTracks.includes(track));
  const next = cues[cues.findIndex(([track]) => track === here.track) + by];
  if (next) go(...next);
}

/** The next or previous finding that is open and shown, in the film's order and round from its end. */
function nextFinding(by) {
  const all = live.findings
    .map((finding, at) => ({ finding, at }))
    .filter(({ finding }) => shownTracks.includes(finding.track) && passes(finding) && standing(finding))
    .map(({ finding, at }) => ({ finding, at, row: finding.cue ? rowOf.get(cueKey(finding.track, finding.cue)) : -1 }))
    .sort((one, two) => one.row - two.row || one.finding.track - two.finding.track || one.at - two.at);
  if (!all.length) {
    announce(say("No finding is left."));
    return;
  }
  const current = found(here.track, here.cue)[here.finding];
  const line = here.cue ? (rowOf.get(cueKey(here.track, here.cue)) ?? -1) : -1;
  // Whoever has not gone anywhere yet begins before the first one.
  const place = here.finding < 0 ? [-2, 0, 0] : [line, here.track, live.findings.indexOf(current)];
  const after = ({ row, finding, at }) => row - place[0] || finding.track - place[1] || at - place[2];
  const next = by > 0 ? (all.find((one) => after(one) > 0) ?? all[0]) : (all.findLast((one) => after(one) < 0) ?? all.at(-1));
  go(next.finding.track, next.finding.cue ?? 0, { finding: found(next.finding.track, next.finding.cue ?? 0).indexOf(next.finding) });
}

async function takeBack() {
  if (served) {
    await undo();
    return;
  }
  const before = past.pop();
  if (!before) return;
  [changes, waives] = before;
  keepDraft(true);
  announce(say("Taken back."));
  update();
  focusCell();
}

function drawTracks() {
  const box = $("tracks");
  const legend = box.querySelector("legend");
  box.replaceChildren(legend, ...live.tracks.map((track, at) => {
    const input = make("input");
    input.type = "checkbox";
    input.checked = shownTracks.includes(at);
    input.addEventListener("change", () => {
      shownTracks = live.tracks.map((_, which) => which).filter((which) => (which === at ? input.checked : shownTracks.includes(which)));
      sift();
    });
    return make("label", "", null, input, ` ${trackName(track)}`);
  }));
}

function drawFilters() {
  const counts = new Map();
  for (const finding of live.findings) counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
  const every = make("option", "", say("all rules"));
  every.value = "";
  const options = [...counts].sort(([one], [two]) => (one < two ? -1 : 1)).map(([rule, count]) => {
    const option = make("option", "", `${rule} ${told(live.rules[rule].title)} (${count})`);
    option.value = rule;
    return option;
  });
  $("rule").replaceChildren(every, ...options);
  $("rule").value = counts.has(filter.rule) ? filter.rule : (filter.rule = "");
  const value = $("captions").value || String(here.track);
  const none = make("option", "", say("none"));
  none.value = "";
  $("captions").replaceChildren(...live.tracks.map((track, at) => {
    const option = make("option", "", trackName(track));
    option.value = String(at);
    return option;
  }), none);
  $("captions").value = value;
}

function drawTop() {
  $("title").textContent = still.title;
  const open = live.findings.filter(standing);
  $("counts").replaceChildren(...ORDER.flatMap((severity) => {
    const count = open.filter((one) => one.severity === severity).length;
    const words = { error: sayMany("{count} error", "{count} errors", count), warning: sayMany("{count} warning", "{count} warnings", count), info: sayMany("{count} note", "{count} notes", count) };
    const sign = make("span", `sign ${severity}`, SIGNS[severity]);
    sign.setAttribute("aria-hidden", "true");
    return [make("span", `count ${severity}${count ? "" : " none"}`, null, sign, words[severity])];
  }));
  if (still.redacted) $("counts").append(make("span", "count", say("The words of the subtitles are left out of this page.")));
  const made = decisionCount();
  $("save").hidden = $("open").hidden = served;
  $("save").disabled = !made;
  $("undo").disabled = !(served ? history : past).length;
  if (!served) $("saved").textContent = made ? sayMany("{count} decision", "{count} decisions", made) + (unsaved ? ` · ${say("not saved")}` : "") : "";
  if (!still.reel) $("blank").textContent = say("This page has no picture.");
  $("lacking").hidden = !live.lacking.length && !live.unread.length;
  $("lacking-list").replaceChildren(
    ...live.unread.map((name) => make("li", "", say("{file} cannot be read as subtitles.", { file: name }))),
    ...live.lacking.map((place) => make("li", "", told(place))),
  );
}

let marked = new Set();

/** Shows what decisions changed, and leaves the rest of a long table alone. */
function update() {
  const now = touched();
  refresh(new Set([...marked, ...now]));
  marked = now;
  drawTop();
  sift();
  markHere();
  drawInspector();
  drawn = "";
  follow();
}

/** Shows everything anew. */
function show() {
  marked = touched();
  const scrolled = $("cues").scrollTop;
  speak();
  drawTop();
  drawFilters();
  drawTracks();
  drawTable();
  sift();
  markHere();
  drawInspector();
  drawHelp();
  drawn = "";
  follow();
  $("cues").scrollTop = scrolled;
}

function listen() {
  $("language").value = language;
  $("language").addEventListener("change", (event) => {
    language = event.target.value;
    remember("language", language);
    show();
  });
  for (const id of ["severity", "rule"]) $(id).addEventListener("change", (event) => { filter[id] = event.target.value; sift(); });
  $("table").addEventListener("click", (event) => {
    const cell = event.target.closest("td[data-cue]");
    if (cell && !getSelection().toString()) go(Number(cell.dataset.track), Number(cell.dataset.cue));
  });
  const clicks = {
    undo: takeBack, save, print: () => print(), ask: help, open: () => $("file").click(), before: () => step(-1), after: () => step(1),
    next: () => nextFinding(1), reset, split, join, "play-cue": playCue, closer: () => zoom(1 / 2), wider: () => zoom(2),
    "waive-no": () => $("waive").close(), theirs: keepTheirs, mine: putMine, reload,
  };
  for (const [id, act] of Object.entries(clicks)) $(id).addEventListener("click", act);
  $("file").addEventListener("change", (event) => event.target.files[0] && open(event.target.files[0]));
  $("edit").addEventListener("submit", (event) => { event.preventDefault(); keep(); });
  $("edit").addEventListener("input", () => {
    stash();
    measure();
    drawWave();
  });
  $("waive-form").addEventListener("submit", (event) => { event.preventDefault(); waive(); });
  $("captions").addEventListener("change", follow);
  $("single").addEventListener("change", (event) => remember("keys", event.target.checked ? "on" : "off"));
  addEventListener("beforeunload", (event) => (unsaved || typed.size) && event.preventDefault());
  $("conflict").addEventListener("cancel", (event) => event.preventDefault());
}

index();
shownTracks = live.tracks.map((track, at) => (track.kind === "full" ? at : -1)).filter((at) => at >= 0);
if (!shownTracks.length) shownTracks = live.tracks.map((_, at) => at);
here.track = here.home = shownTracks[0];
here.cue = live.tracks[here.track].cues.length ? 1 : 0;
recall();
listen();
show();
startReel();
if (served) setInterval(watch, 2000);
