// The keyboard. Keys without Ctrl act only outside of fields, and can be switched off.

const KEYS = {
  j: () => step(1),
  k: () => step(-1),
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  h: () => sideways(-1),
  l: () => sideways(1),
  e: () => nextFinding(1),
  E: () => nextFinding(-1),
  a: () => withFinding((finding) => finding.edits?.length, (finding) => act(finding, "accept")),
  w: () => withFinding((finding) => !live.rules[finding.rule].protects, askWaive),
  Enter: () => !$("text").disabled && $("text").focus(),
  i: () => setTime("start"),
  o: () => setTime("end"),
  p: playCue,
  x: toSplit,
  m: join,
  " ": playOrPause,
  ArrowLeft: () => frame(-1),
  ArrowRight: () => frame(1),
  u: () => takeBack(),
  s: () => !served && save(),
  "?": () => help(),
};
const NAMED = new Set(["Enter", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", " "]);

/** Does something with the finding at hand: the marked one, else the first open one of the cue that it can be done with. */
function withFinding(can, what) {
  const all = found(here.track, here.cue);
  const one = [all[here.finding], ...all].find((finding) => finding && standing(finding) && can(finding));
  if (one) what(one);
}

function setTime(field) {
  if (!still.reel || !cueHere() || $(field).disabled) return;
  $(field).value = clock(moment());
  stash();
  measure();
  $(field).focus();
}

function frame(by) {
  if (still.reel) seek(moment() + (by * 1000) / still.rate);
}

function help() {
  $("single").checked = recalled("keys") !== "off";
  $("help").showModal();
}

document.addEventListener("keydown", (event) => {
  const field = event.target.closest("input, select, textarea, video");
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && $("edit").contains(event.target)) {
    event.preventDefault();
    if (event.shiftKey) split();
    else keep();
    return;
  }
  if (event.key === "Escape" && $("edit").contains(event.target)) {
    unstash();
    drawInspector();
    focusCell();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || field || document.querySelector("dialog[open]")) return;
  // The number of the cue at hand is where the keyboard rests: there Enter edits and Space plays.
  const pressed = event.target.closest("button:not([aria-current]), summary, a");
  if (pressed && (event.key === "Enter" || event.key === " ")) return;
  if (NAMED.has(event.key) ? event.target !== document.body && !event.target.closest("#cues, #cue-title") : recalled("keys") === "off") return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
