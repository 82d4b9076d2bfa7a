// The small copy of the reel, and the subtitle that shows at this moment, as it would be after what was decided.

const video = $("video");
let stopAt = Infinity;

/** The moment of the reel on the tracks' clock. */
const moment = () => video.currentTime * 1000 + still.start;

function startReel() {
  if (!still.reel) {
    $("blank").hidden = false;
    return;
  }
  $("screen").hidden = false;
  video.src = still.reel;
  video.addEventListener("timeupdate", follow);
  video.addEventListener("seeking", follow);
  video.addEventListener("play", () => requestAnimationFrame(run));
  video.addEventListener("error", () => {
    $("screen").hidden = true;
    $("blank").hidden = false;
    $("blank").textContent = video.canPlayType('video/mp4; codecs="avc1.42E01E"')
      ? say("The reel is not beside this page: copy {file} into the same folder.", { file: still.reel })
      : say("This browser cannot play the reel (H.264): open the page in another.");
  });
}

function run() {
  follow();
  if (moment() >= stopAt) {
    video.pause();
    stopAt = Infinity;
  }
  if (!video.paused) requestAnimationFrame(run);
}

function follow() {
  $("clock").textContent = clock(moment());
  const track = live.tracks[$("captions").value];
  const all = track ? track.cues.flatMap((cue) => shownOf(cueTrack(track), cue)) : [];
  const shown = all.filter((one) => one.start <= moment() && moment() < one.end);
  const text = shown.map((one) => (one.lines ?? []).map(plain).join("\n")).join("\n");
  if ($("caption").textContent !== text) {
    $("caption").textContent = text;
    $("caption").lang = track?.locale ?? "";
  }
  drawWave();
}

function seek(milliseconds) {
  stopAt = Infinity;
  if (still.reel) video.currentTime = Math.max(0, (milliseconds - still.start) / 1000 + 0.001);
  else follow();
}

function playOrPause() {
  if (!still.reel) return;
  stopAt = Infinity;
  if (video.paused) video.play();
  else video.pause();
}

/** Plays the cue at hand, with a little before it, and stops where it ends. */
function playCue() {
  const cue = cueHere();
  if (!cue || !still.reel) return;
  const { start, end, second } = now(here.track, cue);
  seek(start - 300);
  stopAt = (second?.end ?? end) + 200;
  video.play();
}
