// The sound around this moment, the changes of shot, and the cues of the track at hand.

const canvas = $("wave");
const peaks = Uint8Array.from(atob(still.peaks), (char) => char.charCodeAt(0));
const INK = { ground: "#14171d", wave: "#5f86a6", cut: "#e0b252", cue: "#9fb4c9", on: "#ffffff", head: "#ff8a70", quiet: "#8d99a8" };
/** How many milliseconds are seen. */
let seen = 8000;
let drawn = "";

/** What is in the middle: the reel's moment, or the cue at hand where there is no reel. */
function middle() {
  if (still.reel) return moment();
  const cue = cueHere();
  return cue ? (cue.start + cue.end) / 2 : still.start;
}

/** From when to when the cue at hand shows, as its fields say. */
function times() {
  const { start, end } = written();
  const kept = now(here.track, cueHere());
  return { start: start ?? kept.start, end: end ?? kept.end };
}

function drawWave() {
  const wide = canvas.clientWidth;
  const high = canvas.clientHeight;
  const scale = window.devicePixelRatio || 1;
  const centre = middle();
  const state = [wide, high, scale, Math.round(centre), seen, here.track, here.cue, changes.size, live.tracks[here.track]?.mark, $("start").value, $("end").value].join();
  if (!wide || state === drawn) return;
  drawn = state;
  canvas.width = Math.round(wide * scale);
  canvas.height = Math.round(high * scale);
  const pen = canvas.getContext("2d");
  pen.scale(scale, scale);
  pen.fillStyle = INK.ground;
  pen.fillRect(0, 0, wide, high);
  const from = centre - seen / 2;
  const at = (milliseconds) => ((milliseconds - from) / seen) * wide;
  drawSound(pen, from, wide, high - 22);
  drawCuts(pen, at, wide, high);
  drawCues(pen, at, from, high);
  pen.fillStyle = INK.head;
  pen.fillRect(at(centre) - 0.75, 0, 1.5, high);
}

function drawSound(pen, from, wide, high) {
  pen.fillStyle = INK.wave;
  const each = still.peaks_a_second / 1000;
  for (let x = 0; x < wide; x++) {
    const first = Math.floor((from + (x / wide) * seen - still.start) * each);
    const last = Math.max(first + 1, Math.floor((from + ((x + 1) / wide) * seen - still.start) * each));
    let peak = 0;
    for (let index = Math.max(0, first); index < Math.min(last, peaks.length); index++) peak = Math.max(peak, peaks[index]);
    const tall = Math.max(1, (peak / 255) * (high - 8));
    if (last > 0 && first < peaks.length) pen.fillRect(x, (high - tall) / 2, 1, tall);
  }
}

/** A dashed line with a notch: told from a cue's edge without colour. */
function drawCuts(pen, at, wide, high) {
  pen.strokeStyle = pen.fillStyle = INK.cut;
  for (const cut of still.cuts) {
    const x = Math.round(at(cut)) + 0.5;
    if (x < 0 || x > wide) continue;
    pen.setLineDash([3, 3]);
    pen.beginPath();
    pen.moveTo(x, 0);
    pen.lineTo(x, high);
    pen.stroke();
    pen.setLineDash([]);
    pen.beginPath();
    pen.moveTo(x - 5, 0);
    pen.lineTo(x + 5, 0);
    pen.lineTo(x, 7);
    pen.fill();
  }
}

function drawCues(pen, at, from, high) {
  const track = trackHere();
  pen.font = "11px system-ui, sans-serif";
  pen.textBaseline = "middle";
  const all = (track?.cues ?? []).flatMap((cue) => shownOf(here.track, cue).map((one, half) => ({ cue, one, half })));
  for (const { cue, one, half } of all) {
    const chosen = cue.number === here.cue;
    const { start, end } = chosen && !half ? times() : one;
    if (end < from || start > from + seen) continue;
    const [left, right] = [at(start), at(end)];
    pen.fillStyle = chosen ? "rgb(255 255 255 / 0.16)" : "rgb(159 180 201 / 0.10)";
    pen.fillRect(left, 0, right - left, high - 22);
    pen.strokeStyle = chosen ? INK.on : INK.cue;
    pen.lineWidth = chosen ? 2 : 1;
    pen.strokeRect(left, high - 21, right - left, 20);
    pen.lineWidth = 1;
    pen.save();
    pen.beginPath();
    pen.rect(left, high - 21, right - left, 20);
    pen.clip();
    pen.fillStyle = chosen ? INK.on : INK.cue;
    pen.fillText(`${cue.number}  ${(one.lines ?? []).map(plain).join(" ")}`, Math.max(left, 0) + 5, high - 10.5);
    pen.restore();
  }
}

/** How wide the stretch is, in steps. */
function zoom(factor) {
  seen = Math.min(60000, Math.max(2000, seen * factor));
  drawWave();
}

/** How near the pointer comes to an edge or a cut that it takes hold of, in pixels. */
const REACH = 7;
let held = "";

const momentAt = (event) => middle() + (event.offsetX / canvas.clientWidth - 0.5) * seen;
const near = (one, two) => Math.abs(one - two) <= (REACH * seen) / canvas.clientWidth;

/** The edge of the cue at hand that the pointer is on: its field, or nothing. */
function edgeAt(event) {
  if (!cueHere() || $("start").disabled) return "";
  const { start, end } = times();
  return near(momentAt(event), end) ? "end" : near(momentAt(event), start) ? "start" : "";
}

/** A moment on the nearest frame, or on a cut if one is near. */
function snapped(milliseconds) {
  return still.cuts.find((one) => near(one, milliseconds)) ?? onFrame(milliseconds);
}

/** A moment on the nearest frame. */
function onFrame(milliseconds) {
  const each = 1000 / still.rate;
  return Math.round(still.start + Math.round((milliseconds - still.start) / each) * each);
}

canvas.addEventListener("pointerdown", (event) => {
  held = edgeAt(event);
  if (held) canvas.setPointerCapture(event.pointerId);
});
canvas.addEventListener("pointermove", (event) => {
  canvas.style.cursor = held || edgeAt(event) ? "ew-resize" : "crosshair";
  if (!held) return;
  $(held).value = clock(snapped(momentAt(event)));
  stash();
  measure();
  drawWave();
});
canvas.addEventListener("pointerup", (event) => {
  if (held) {
    $(held).focus();
    held = "";
    return;
  }
  const clicked = momentAt(event);
  const cue = trackHere()?.cues.find((one) => one.start <= clicked && clicked < one.end);
  if (cue) go(here.track, cue.number, { quietly: true, seek: false });
  seek(clicked);
});
new ResizeObserver(drawWave).observe(canvas);
