// Two changes of the same text put together, where they touch different places.

/** What both changes make of `base`; null where they overlap and a person has to look. */
function merged(base, one, two) {
  if (one === two || two === base) return one;
  if (one === base) return two;
  const [a, b] = [hull(base, one), hull(base, two)];
  const [first, second] = a.from <= b.from ? [a, b] : [b, a];
  if (first.to > second.from || (first.from === second.from && first.to === second.to)) return null;
  return base.slice(0, first.from) + first.text + base.slice(first.to, second.from) + second.text + base.slice(second.to);
}

/** The smallest stretch of `base` outside of which a change leaves everything as it is. */
function hull(base, changed) {
  const least = Math.min(base.length, changed.length);
  let from = 0;
  while (from < least && base[from] === changed[from]) from++;
  let end = 0;
  while (end < least - from && base[base.length - 1 - end] === changed[changed.length - 1 - end]) end++;
  return { from, to: base.length - end, text: changed.slice(from, changed.length - end) };
}
