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
function conflict(given, stale) {
  refused = given;
  const sides = $("sides");
  sides.replaceChildren();
  for (const one of stale) {
    const mine = given.decisions.find((made) => made.track === one.track && made.part === one.part && made.cue === one.cue);
    const at = live.tracks.findIndex((track) => track.name === one.track && track.part === one.part);
    const cue = live.tracks[at]?.cues[one.cue - 1];
    const locale = live.tracks[at]?.locale ?? "";
    const text = (cue && rawOf(cue)?.join("\n")) ?? say("(left out)");
    const times = cue ? `${clock(cue.start)} – ${clock(cue.end)}` : "";
    sides.append(
      make("h3", "", `${one.track} · ${one.cue ? say("cue {cue}", { cue: one.cue }) : say("the whole file")}`),
      labelled(say("there now"), cue ? text : say("the cue is removed"), times, locale),
      labelled(say("yours"), mine?.lines?.join("\n") ?? (mine?.reason || text), mine?.start != null || mine?.end != null ? `${clock(mine.start ?? cue?.start ?? 0)} – ${clock(mine.end ?? cue?.end ?? 0)}` : times, locale),
    );
  }
  $("mine").hidden = !stale.every((one) => live.tracks.some((track) => track.name === one.track && track.part === one.part && track.cues[one.cue - 1]));
  $("conflict").showModal();
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
}

/** Sends the same decisions once more, now for the cues as they are. */
async function putMine() {
  $("conflict").close();
  const again = refused.decisions.map((one) => {
    const track = live.tracks.find((track) => track.name === one.track && track.part === one.part);
    return { ...one, was: (one.cue ? track.cues[one.cue - 1]?.mark : track.mark) ?? one.was };
  });
  announce(say("The change is kept."));
  await send({ ...refused, decisions: again });
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
