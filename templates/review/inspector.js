// The cue at hand: its words and times to be edited, and what was found in it.

function drawInspector() {
  const track = trackHere();
  const cue = cueHere();
  $("cue-title").textContent = here.cue ? `${say("cue {cue}", { cue: here.cue })} · ${trackName(track)}` : `${say("the whole file")} · ${trackName(track)}`;
  $("edit").hidden = !cue;
  if (cue) drawEdit(track, cue);
  $("found").replaceChildren(...found(here.track, here.cue).map(drawFinding));
  if (!$("found").childElementCount) $("found").append(make("p", "clean", say("Nothing was found here.")));
  const told = cue ? `${clock(cue.start)} – ${clock(cue.end)}` : "";
  $("wave-told").textContent = told;
}

function drawEdit(track, cue) {
  const after = now(here.track, cue);
  const { second } = after;
  const change = changeOf(here.track, cue.number);
  const writes = track.writes && !change?.into;
  drawHalf("", track, after, writes);
  drawHalf("2", track, second ?? { lines: [], start: 0, end: 0 }, Boolean(second) && writes);
  $("second").hidden = !second;
  $("keep").disabled = !writes;
  $("reset").disabled = !change;
  $("split").disabled = !writes || !after.lines || isRecut(change);
  $("join").disabled = !writes || Boolean(second);
  $("play-cue").disabled = !still.reel;
  $("wrong").textContent = track.writes ? "" : say("kit reads this format and does not write it.");
  retype();
  measure();
}

/** The fields of a cue, or with "2" those of the cue that is split off it. */
function drawHalf(which, track, { lines, start, end }, writes) {
  const text = $(`text${which}`);
  $(`start${which}`).value = clock(start);
  $(`end${which}`).value = clock(end);
  text.value = lines ? lines.join("\n") : "";
  text.lang = track.locale;
  text.rows = Math.max(2, lines?.length ?? 2);
  text.disabled = !lines || !writes;
  text.placeholder = lines ? "" : still.redacted ? say("(left out)") : say("(not shown: a protected word)");
  for (const id of ["start", "end"]) $(id + which).disabled = !writes;
}

/** What is written in the form now: lines, start and end; start or end is null if it is no time. */
function written(which = "") {
  const text = $(`text${which}`).value.replace(/\r/g, "").replace(/\n+$/, "");
  const [start, end] = ["start", "end"].map((id) => parseClock($(id + which).value));
  return { lines: rawOf(cueHere()) ? text.split("\n") : null, start, end };
}

/** Figures for what is being written. */
function measure() {
  for (const which of $("second").hidden ? [""] : ["", "2"]) measureHalf(which);
}

function measureHalf(which) {
  const track = trackHere();
  const cue = cueHere();
  const { lines, start, end } = written(which);
  const lasts = start === null || end === null ? null : end - start;
  $(`lasts${which}`).textContent = lasts === null ? "–" : say("{seconds} s", { seconds: figure(lasts / 1000, 3) });
  $(`pace${which}`).replaceChildren(lasts === null ? "–" : pace(track, cue, { lines: lines ?? rawOf(cue), start, end }));
  const unit = track.width === null ? "" : ` / ${figure(track.width)}`;
  $(`widths${which}`).textContent = (lines ?? []).map((line) => {
    const wide = weigh(plain(line), track.count);
    return `${figure(wide)}${unit}${track.width !== null && wide > track.width ? " ▲" : ""}`;
  }).join("   ");
}

function drawFinding(finding, at) {
  const rule = live.rules[finding.rule];
  const state = decided(finding);
  const card = make("article", `finding ${finding.severity}${state ? " decided" : ""}`);
  const sign = make("span", "sign", SIGNS[finding.severity]);
  sign.setAttribute("aria-hidden", "true");
  const code = make("span", "code", `${finding.rule} ${rule.name}`);
  code.translate = false;
  const title = make("h3", "", null, make("span", "severity", null, sign, severityName(finding.severity)), ` ${told(rule.title)}`);
  card.append(title, make("p", "message", told(finding.message)));
  if (!finding.cue && finding.row) {
    const row = say("row {row}", { row: finding.row });
    card.append(make("p", "message", null, make("span", "tag", row), " ", make("span", "said", visible(finding.about ?? ""))));
  }
  const changes = drawChanges(finding);
  if (changes) card.append(changes);
  const why = make("details", "why", null, make("summary", "", say("Why, and who asks for it")));
  for (const paragraph of told(rule.why).split("\n\n")) if (paragraph) why.append(make("p", "", paragraph));
  const source = say("Source: {name}, {address}", { name: rule.source, address: rule.address });
  why.append(make("p", "source", null, code, ` · ${source}`));
  card.append(why, drawButtons(finding, state, rule, at));
  if (at === here.finding) card.classList.add("here");
  return card;
}

/** Was and becomes, cue by cue. */
function drawChanges(finding) {
  const track = live.tracks[finding.track];
  const list = make("div", "changes");
  for (const edit of finding.edits ?? []) {
    const cue = track.cues[edit.cue - 1];
    const where = edit.cue === finding.cue ? "" : say("cue {cue}", { cue: edit.cue });
    if (edit.lines) list.append(...pairOf(where, edit.was.join("\n"), edit.lines.join("\n"), track.locale));
    if (edit.start !== undefined) list.append(...pairOf(`${where} ${say("In")}`.trim(), clock(cue.start), clock(edit.start)));
    if (edit.end !== undefined) list.append(...pairOf(`${where} ${say("Out")}`.trim(), clock(cue.end), clock(edit.end)));
    if (edit.drop) list.append(make("p", "where", where), side("was", [[(cue.lines ?? []).join("\n"), true]], track.locale), side("becomes", [[say("the cue is removed"), false]]));
  }
  return list.childElementCount ? list : null;
}

function pairOf(where, was, becomes, locale = "") {
  const [old, fresh] = compared(was, becomes);
  return [...(where ? [make("p", "where", where)] : []), side("was", old, locale), side("becomes", fresh, locale)];
}

function side(which, pieces, locale = "") {
  const text = make("span", "said");
  if (locale) text.lang = locale;
  for (const [piece, differs] of pieces) text.append(differs ? make(which === "was" ? "del" : "ins", "", visible(piece, true)) : visible(piece));
  return make("p", which, null, make("span", "tag", which === "was" ? say("was") : say("becomes")), text);
}

function drawButtons(finding, state, rule, at) {
  const row = make("div", "buttons");
  const name = finding.rule;
  const add = (text, act, main = false) => {
    const button = make("button", main ? "main" : "", text);
    button.type = "button";
    button.setAttribute("aria-label", `${text}: ${name}`);
    button.addEventListener("click", act);
    row.append(button);
  };
  if (state) {
    const words = { accepted: say("accepted"), edited: say("edited"), waived: say("stands") };
    row.append(make("span", "state", `✓ ${words[state]}`));
    const reason = finding.waived || waives.get(findingKey(finding))?.reason;
    if (state === "waived" && reason) row.append(make("span", "reason", reason));
    const byHand = finding.edits?.some((edit) => changeOf(finding.track, edit.cue)?.hand);
    if (waives.has(findingKey(finding)) || (state === "accepted" && !byHand)) add(say("Withdraw"), () => act(finding, "withdraw"));
    return row;
  }
  if (finding.edits?.length) add(say("Accept"), () => act(finding, "accept"), true);
  else if (live.tracks[finding.track].writes && finding.cue && cueHere()?.lines) row.append(make("span", "hint", say("please mend by hand")));
  if (!rule.protects) add(say("Let it stand…"), () => askWaive(finding));
  if (finding.fix === "unsafe") row.append(make("span", "hint", say("please look at it first")));
  return row;
}

/** Accepts or withdraws, and shows what became of it. */
async function act(finding, what) {
  if (what === "withdraw") withdraw(finding);
  else {
    const wrong = accept(finding);
    if (wrong) {
      warn(wrong);
      return;
    }
  }
  await decide(what === "accept" ? say("Accepted.") : say("Withdrawn."));
  if (!$("found").contains(document.activeElement)) focusCell();
}

/** Keeps what was written in the form. */
async function keep() {
  const cue = cueHere();
  if ($("keep").disabled) return;
  const second = $("second").hidden ? null : written("2");
  const wrong = mistake(written()) || (second ? mistake(second) : "");
  $("wrong").textContent = wrong;
  if (wrong) return;
  edit(here.track, cue, written(), second);
  unstash();
  await decide(say("The change is kept."));
  focusCell();
}

function mistake({ lines, start, end }) {
  if (start === null || end === null) return say("This is no time. Write it as 00:01:02.345.");
  if (end <= start) return say("The cue would end before it begins.");
  if (lines && (!lines.length || lines.some((line) => !line.trim()))) return say("A cue holds no empty line. To remove a cue, take it out of the file.");
  return "";
}

async function reset() {
  const cue = cueHere();
  forget(here.track, cue.number);
  unstash();
  await decide(say("The cue is as it was."));
}
