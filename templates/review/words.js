// What the page is given, and its words in the language that the reader chose.

const $ = (id) => document.getElementById(id);
const still = JSON.parse($("still").textContent);
let live = JSON.parse($("live").textContent);
let language = still.words[recalled("language")] ? recalled("language") : still.language;

/** A text in the reader's language with its {named} places filled. The English one is its name. */
function say(key, values = {}) {
  return fill((still.words[language][key] ?? [key])[0], values);
}

/** The form that a number needs; {count} is filled in. */
function sayMany(one, many, count) {
  const forms = still.words[language][one] ?? [one, many];
  const single = language === "fr" ? count < 2 : count === 1;
  return fill(forms[single ? 0 : forms.length - 1], { count });
}

function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (place, name) => (name in values ? String(values[name]) : place));
}

/** A sentence about a finding, by its place. */
const told = (place) => live.texts[language][place];

/** Puts the reader's language into everything that stands in the page from the start. */
function speak() {
  document.documentElement.lang = language;
  document.title = `${say("Review")} · ${still.title}`;
  for (const element of document.querySelectorAll("[data-say]")) {
    element.dataset.key ??= element.textContent;
    element.textContent = say(element.dataset.key);
  }
  for (const element of document.querySelectorAll("[data-say-label]")) {
    element.dataset.key ??= element.getAttribute("aria-label");
    element.setAttribute("aria-label", say(element.dataset.key));
  }
}

/** The name of a language in the reader's. */
function languageName(track) {
  if (!track.locale) return track.part || track.name;
  try {
    return names(language).of(track.locale);
  } catch {
    return track.locale;
  }
}

const names = kept((tag) => new Intl.DisplayNames([tag], { type: "language" }));

/** A function that works out each answer once: thousands of cells ask for the same. */
function kept(made) {
  const known = new Map();
  return (...asked) => {
    const key = asked.join();
    if (!known.has(key)) known.set(key, made(...asked));
    return known.get(key);
  };
}

/** What a track is called: its language, and its kind if it is not the full one. */
function trackName(track) {
  const kind = { sdh: say("sdh"), forced: say("forced") }[track.kind];
  return kind ? `${languageName(track)} · ${kind}` : languageName(track);
}

// What a browser remembers of this page; where it may not, everything works without.
function recalled(name) {
  try {
    return localStorage.getItem(`kit.${name}`);
  } catch {
    return null;
  }
}

function remember(name, value) {
  try {
    if (value === null) localStorage.removeItem(`kit.${name}`);
    else localStorage.setItem(`kit.${name}`, value);
    return true;
  } catch {
    return false;
  }
}

/** An element with a class, a text and children. Texts are only ever set as text. */
function make(tag, className = "", text = null, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== null) element.textContent = text;
  element.append(...children);
  return element;
}

const unspoken = [];

/** Tells a screen reader, politely; what is told in one go is one sentence after the other, none of them twice. */
function announce(text, locale = "") {
  const words = text.trim();
  $("status").textContent = "";
  if (words && !unspoken.some((one) => one.words === words)) unspoken.push({ words, locale });
  requestAnimationFrame(() => {
    if (unspoken.length) $("status").replaceChildren(...unspoken.splice(0).map(sentence));
  });
}

/** A sentence in its own language, which ends as one. */
function sentence({ words, locale }) {
  const spoken = make("span", "", `${words}${/[.!?…:。]["”»]?$/.test(words) ? "" : "."} `);
  if (locale) spoken.lang = locale;
  return spoken;
}
