// What is written in the form and not kept yet: going to another cue, or hearing of a change, loses none of it.

/** By typedKey: the values of the fields, and whether the cue was changed by somebody else since. */
const typed = new Map();
const FIELDS = ["start", "end", "text", "start2", "end2", "text2"];

const typedKey = (track, mark) => `${track.name}/${track.part}/${mark}`;
const typedAt = (track, number) => typed.get(typedKey(live.tracks[track], live.tracks[track].cues[number - 1]?.mark));

/** To be called whenever a field of the form has changed. */
function stash() {
  const key = typedKey(trackHere(), cueHere().mark);
  const isNew = !typed.has(key);
  typed.set(key, { values: FIELDS.map((id) => $(id).value), changed: typed.get(key)?.changed ?? false });
  if (isNew) showTyped();
}

/** Forgets what is written in the form: it is kept, or taken back. */
function unstash() {
  if (typed.delete(typedKey(trackHere(), cueHere().mark))) showTyped();
}

function showTyped() {
  refresh([cueKey(here.track, here.cue)]);
  markHere();
  tellTyped();
}

/** Fills the form with what was written in it before. */
function retype() {
  const known = typedAt(here.track, here.cue);
  if (known) FIELDS.forEach((id, at) => ($(id).value = known.values[at]));
  tellTyped();
}

/** Says above the form what is special about the cue at hand. */
function tellTyped() {
  const known = typedAt(here.track, here.cue);
  const into = changeOf(here.track, here.cue)?.into;
  const text = into ? say("This cue is joined with cue {cue}.", { cue: into }) : !known ? ""
    : known.changed ? say("Not kept yet, and changed meanwhile; there now: {text}", { text: wordsOf(cueHere()) }) : say("Not kept yet.");
  $("told").textContent = text;
  $("told").hidden = !text;
}

/** Takes what was written along to the cues as they are now; what has no cue any more is shown. */
function carryTyped(before) {
  for (const track of before.tracks) {
    const after = live.tracks.find((one) => one.name === track.name && one.part === track.part);
    const marks = new Set(after?.cues.map((cue) => cue.mark));
    for (const cue of track.cues) {
      const known = typed.get(typedKey(track, cue.mark));
      if (!known || marks.has(cue.mark)) continue;
      typed.delete(typedKey(track, cue.mark));
      const place = after ? placeNow(track.cues, after.cues, cue.number) : 0;
      if (place) typed.set(typedKey(after, after.cues[place - 1].mark), { ...known, changed: true });
      else warn(say("What you wrote fits no cue any more: {text}", { text: known.values[2] }));
    }
  }
}
