// What is asked in a dialog: why a finding stands, and what to do when somebody else was faster.

let asked = null;

function askWaive(finding) {
  asked = finding;
  $("waive-what").textContent = `${finding.rule}: ${told(finding.message)}`;
  $("author").value ||= recalled("author") ?? "";
  $("reason").value = "";
  const [year, ...rest] = still.today.split("-");
  $("until").min = still.today;
  $("until").value ||= [String(Number(year) + 1), ...rest].join("-").replace("02-29", "02-28");
  $("waive").showModal();
  $("reason").focus();
}

async function waive() {
  const finding = asked;
  const [reason, author] = [$("reason").value.trim(), $("author").value.trim()];
  if (!reason || !author) return;
  remember("author", author);
  const cue = live.tracks[finding.track].cues[(finding.cue ?? 0) - 1];
  waives.set(findingKey(finding), {
    track: finding.track, cue: finding.cue ?? 0, mark: cue?.mark ?? live.tracks[finding.track].mark, rule: finding.rule,
    reason, author, until: $("until").value,
  });
  $("waive").close();
  await decide(say("It stands."));
}

let refused = null;

/** Shows both texts of cues that were changed meanwhile; nothing was written. */
function conflict(given, stale, seen) {
  refused = { given, places: new Map() };
  const sides = $("sides");
  sides.replaceChildren();
  for (const one of stale) {
    const mine = given.decisions.find((made) => made.track === one.track && made.part === one.part && made.cue <= one.cue && one.cue <= made.cue + (made.following?.length ?? 0));
    const here = (track) => track.name === one.track && track.part === one.part;
    const [before, after] = [seen.tracks.find(here), live.tracks.find(here)];
    const place = one.cue && before && after ? placeNow(before.cues, after.cues, one.cue) : 0;
    const cue = after?.cues[place - 1];
    const old = before?.cues[one.cue - 1];
    if (cue || (after && !one.cue)) refused.places.set(`${one.track}/${one.part}/${one.cue}`, cue ?? after);
    sides.append(
      make("h3", "", `${one.track} · ${one.cue ? say("cue {cue}", { cue: place || one.cue }) : say("the whole file")}`),
      labelled(say("there now"), cue ? wordsOf(cue) : one.cue ? say("It is not sure which cue this is now.") : "", cue ? spell(cue) : "", after?.locale ?? ""),
      ...(mine ? halvesOf(mine, old) : []).map((half) => labelled(say("yours"), wordsOf(half), spell(half), after?.locale ?? "")),
    );
  }
  $("mine").hidden = refused.places.size < stale.length;
  $("conflict").showModal();
}

const wordsOf = (cue) => cue.reason ?? rawOf(cue)?.join("\n") ?? say("(left out)");
const spell = ({ start, end }) => (end === undefined ? "" : `${clock(start)} – ${clock(end)}`);

/** What a decision makes of a cue that was `old`: one text or two. */
function halvesOf(mine, old) {
  if (mine.decision === "split") return [mine.first, mine.second];
  if (mine.decision === "waive") return [{ reason: mine.reason }];
  return [{ lines: mine.lines ?? (old && rawOf(old)), start: mine.start ?? old?.start, end: mine.end ?? old?.end }];
}

/** The number that a changed cue has now, told by the cues around it that are as they were, and by its own times and words
 * where cues were put beside it; 0 if it is not sure. */
function placeNow(before, after, number) {
  const places = new Map(after.map((cue) => [cue.mark, cue.number]));
  const known = (one) => places.has(one.mark);
  const above = before.slice(0, number - 1).findLast(known);
  const below = before.slice(number).find(known);
  const down = above ? places.get(above.mark) + number - above.number : number;
  const up = below ? places.get(below.mark) + number - below.number : number + after.length - before.length;
  if (down === up) return down <= after.length ? down : 0;
  const old = before[number - 1];
  const like = (one) => (one.start === old.start && one.end === old.end) || (old.lines && wordsOf(one) === wordsOf(old));
  const likely = after.slice(Math.max(0, Math.min(down, up) - 1), Math.max(down, up)).filter(like);
  return likely.length === 1 ? likely[0].number : 0;
}

function labelled(name, text, times, locale) {
  const words = make("span", "said", visible(text));
  words.lang = locale;
  return make("p", "both", null, make("span", "tag", name), words, make("span", "time", times));
}

function keepTheirs() {
  changes.clear();
  waives.clear();
  $("conflict").close();
  show();
  focusCell();
}

/** Sends the same decisions once more, now for the cues as they are. */
async function putMine() {
  $("conflict").close();
  const { given, places } = refused;
  const again = given.decisions.map((one) => {
    const place = (cue) => places.get(`${one.track}/${one.part}/${cue}`);
    const following = one.following?.map((mark, at) => place(one.cue + 1 + at)?.mark ?? mark);
    return { ...one, cue: place(one.cue)?.number ?? one.cue, was: place(one.cue)?.mark ?? one.was, ...(following ? { following } : {}) };
  });
  announce(say("The change is kept."));
  await send({ ...given, decisions: again });
  if (!$("conflict").open) focusCell();
}

/** The keys, as help lists them. */
function drawHelp() {
  const rows = [
    ["j / k", say("Next cue, previous cue")],
    ["h / l", say("The track to the left, to the right")],
    ["e / E", say("Next finding, previous finding")],
    ["a", say("Accept what is proposed")],
    ["w", say("Let it stand, with a reason")],
    [say("Enter"), say("Edit the cue; Escape leaves")],
    [say("Ctrl + Enter"), say("Keep the change")],
    ["x", say("To the place where the cue is to be split")],
    [say("Ctrl + Shift + Enter"), say("Split at the caret: at the reel's moment if it is within the cue, else by reading length")],
    ["m", say("Join with the next cue")],
    ["i / o", say("In-time, out-time: the reel's moment")],
    [say("Space"), say("Play, pause")],
    ["p", say("Play this cue")],
    ["← / →", say("A frame back, a frame on")],
    ["u", say("Undo")],
    ["s", say("Save decisions")],
    ["?", say("Help")],
  ];
  $("key-rows").replaceChildren(
    ...rows.map(([keys, what]) => {
      const head = make("th", "", null, ...keys.split(" / ").flatMap((key, at) => [...(at ? [" "] : []), make("kbd", "", key)]));
      head.scope = "row";
      return make("tr", "", null, head, make("td", "", what));
    }),
  );
}
