// Text and times as people read them, and how much there is to read.

const SEEN = { "\u00a0": "⍽", "\u202f": "⍽", "\t": " " };
const WIDE = /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffa1-\uffdc\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const SHAPELESS = /^[\p{Cf}\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Mn}\p{Me}\p{Zl}\p{Zp}]$/u;
const graphemes = new Intl.Segmenter("ko", { granularity: "grapheme" });

/** Every character of a text visible; with `spaces` plain ones, too. */
function visible(text, spaces = false) {
  const shown = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u00a0\u202f]/gu, (char) => (char === "\n" ? char : SEEN[char] ?? "·"));
  return spaces ? shown.replaceAll(" ", "␣") : shown;
}

/** A cue's rows as they are read: without markup. */
const plain = (line) => line.replace(/<\/?[a-zA-Z][^<>]*>|\{\\[^{}]*\}/g, "");

/** How much a line gives to read, as kit counts: plain, or with the weights of Korean. */
function weigh(line, count) {
  let total = 0;
  for (const { segment } of graphemes.segment(line.normalize("NFC"))) {
    const base = [...segment].find((char) => !SHAPELESS.test(char));
    if (base !== undefined) total += count === "korean" && !WIDE.test(base) ? 0.5 : 1;
  }
  return total;
}

/** Characters a second of a cue; infinite if it lasts no time. */
function speed(chars, milliseconds) {
  return milliseconds > 0 ? (chars * 1000) / milliseconds : chars ? Infinity : 0;
}

/** 00:01:02.345 */
function clock(milliseconds) {
  const whole = Math.max(0, Math.round(milliseconds));
  const two = (number) => String(number).padStart(2, "0");
  const seconds = Math.floor(whole / 1000);
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}.${String(whole % 1000).padStart(3, "0")}`;
}

/** Milliseconds of what a person wrote: 1:02.5, 00:01:02,345, 62.5; null for anything else. */
function parseClock(text) {
  const found = /^(?:(?:(\d{1,2}):)?(\d{1,2}):)?(\d{1,4})(?:[.,](\d{1,3}))?$/.exec(text.trim());
  if (!found) return null;
  const [, hours = "0", minutes = null, seconds, part = ""] = found;
  if (minutes !== null && (Number(seconds) > 59 || (found[1] && Number(minutes) > 59))) return null;
  return ((Number(hours) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds)) * 1000 + Number(part.padEnd(3, "0"));
}

/** A number with at most one decimal, as the reader's language writes it. */
const figure = (number, digits = 1) => (Number.isFinite(number) ? figures(language, digits).format(number) : "∞");
const figures = kept((tag, maximumFractionDigits) => new Intl.NumberFormat(tag, { maximumFractionDigits }));

/** Pairs of characters that are compared at most: a cue has a hundred characters, a damaged one may have a million. */
const MOST = 1_000_000;

/** Two texts as pieces [text, differs], by their longest common subsequence of characters. */
function compared(was, becomes) {
  const a = [...was];
  const b = [...becomes];
  if (a.length * b.length > MOST) return [[[was, true]], [[becomes, true]]];
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      rows[i][j] = a[i] === b[j] ? rows[i + 1][j + 1] + 1 : Math.max(rows[i + 1][j], rows[i][j + 1]);
  const old = [];
  const now = [];
  const put = (side, char, differs) => {
    const last = side.at(-1);
    if (last && last[1] === differs) last[0] += char;
    else side.push([char, differs]);
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      put(old, a[i++], false);
      put(now, b[j++], false);
    } else if (j < b.length && (i === a.length || rows[i][j + 1] >= rows[i + 1][j])) put(now, b[j++], true);
    else put(old, a[i++], true);
  }
  return [old, now];
}
