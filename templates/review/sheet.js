// The QC sheet: what is printed.

function drawSheet() {
  const open = live.findings.filter(standing);
  const count = (severity) => open.filter((one) => one.severity === severity).length;
  const head = make("header", "", null, make("h1", "", still.title), make("p", "", `${say("QC sheet")} · ${new Date(`${still.today}T12:00`).toLocaleDateString(language, { dateStyle: "long" })} · kit ${still.kit}`));
  const tracks = table([say("Track"), say("Language"), say("Profile"), say("Cues"), say("errors"), say("warnings"), say("notes")],
    live.tracks.map((track, at) => [track.name, trackName(track), track.profile, String(track.cues.length), ...ORDER.map((severity) => String(open.filter((one) => one.track === at && one.severity === severity).length))]));
  tracks.classList.add("tracks");
  const rows = [...live.findings].sort((one, two) => one.track - two.track || begins(one) - begins(two));
  const findings = make("table", "findings");
  findings.append(make("thead", "", null, row("th", [say("Cue"), say("Rule"), say("Words"), say("What to do"), say("Decision")])));
  const body = findings.appendChild(make("tbody"));
  let last = -1;
  for (const finding of rows) {
    if (finding.track !== last) {
      last = finding.track;
      const title = make("th", "", trackName(live.tracks[last]));
      title.colSpan = 5;
      title.scope = "colgroup";
      body.append(make("tr", "group", null, title));
    }
    body.append(sheetRow(finding));
  }
  const lacking = $("lacking-list").cloneNode(true);
  lacking.removeAttribute("id");
  const unchecked = live.lacking.length || live.unread.length ? [make("h2", "", say("What could not be checked")), lacking] : [];
  const edits = [...changes.values()].filter((one) => one.hand && !one.into);
  const sign = make("p", "sign-off", null, make("span", "", say("Checked by")), make("span", "rule"), make("span", "", say("Date")), make("span", "rule short"));
  $("sheet").replaceChildren(head, tracks, make("h2", "", `${say("Findings")} · ■ ${count("error")}  ▲ ${count("warning")}  ● ${count("info")}`), rows.length ? findings : make("p", "", say("Nothing was found here.")), ...(edits.length ? [make("h2", "", say("Changes by hand")), drawEdits(edits)] : []), ...unchecked, sign);
  $("sheet").hidden = false;
}

const begins = (finding) => live.tracks[finding.track].cues[(finding.cue ?? 0) - 1]?.start ?? -1;

function sheetRow(finding) {
  const track = live.tracks[finding.track];
  const cue = track.cues[(finding.cue ?? 0) - 1];
  const state = decided(finding);
  const where = make("td", "", null, make("strong", "", cue ? String(cue.number) : say("File")), ...(cue ? [make("span", "time", clock(cue.start))] : []));
  const words = make("td", "words", cue ? visible((cue.lines ?? [still.redacted ? say("(left out)") : say("(not shown: a protected word)")]).join("\n")) : "–");
  words.lang = track.locale;
  const changes = drawChanges(finding);
  const todo = make("td", "", null, make("p", "", told(finding.message)), ...(changes ? [changes] : []));
  const reason = finding.waived || waives.get(findingKey(finding))?.reason || "";
  const mark = { accepted: say("accepted"), edited: say("edited"), waived: say("stands") }[state];
  const decision = mark ? make("td", "", state === "waived" && reason ? `${mark}: ${reason}` : mark) : make("td", "", null, make("span", "box"));
  return make("tr", "", null, where, make("td", "code", `${SIGNS[finding.severity]} ${finding.rule}`), words, todo, decision);
}

function drawEdits(edits) {
  const list = make("div", "edits");
  for (const change of edits) {
    const track = live.tracks[change.track];
    const cue = track.cues[change.cue - 1];
    list.append(make("h3", "", `${trackName(track)} · ${say("cue {cue}", { cue: change.cue })}`));
    const [before, after] = [track.cues.slice(cue.number - 1, cue.number + change.joins), shownOf(change.track, cue)];
    const words = (all) => all.map((one) => (rawOf(one) ?? []).join("\n")).join("\n⁂\n");
    const spans = (all) => all.map((one) => `${clock(one.start)} – ${clock(one.end)}`).join("\n");
    if (words(before) !== words(after)) list.append(...pairOf("", words(before), words(after), track.locale));
    if (spans(before) !== spans(after)) list.append(...pairOf("", spans(before), spans(after)));
  }
  return list;
}

const row = (tag, texts) => make("tr", "", null, ...texts.map((text) => { const cell = make(tag, "", text); if (tag === "th") cell.scope = "col"; return cell; }));

function table(heads, rows) {
  return make("table", "", null, make("thead", "", null, row("th", heads)), make("tbody", "", null, ...rows.map((texts) => row("td", texts))));
}

window.addEventListener("beforeprint", drawSheet);
window.addEventListener("afterprint", () => ($("sheet").hidden = true));
