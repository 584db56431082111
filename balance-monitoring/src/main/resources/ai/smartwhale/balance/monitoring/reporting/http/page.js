/* Small helpers. Everything that was told is put in as text, never as markup. */
export const byId = id => document.getElementById(id);
export const SVG = 'http://www.w3.org/2000/svg';
export function make(tag, attributes, ...content) {
  return fill(document.createElement(tag), attributes, content);
}
export function shape(tag, attributes, ...content) {
  return fill(document.createElementNS(SVG, tag), attributes, content);
}
function fill(made, attributes, content) {
  for (const key in attributes || {}) if (attributes[key] !== undefined) made.setAttribute(key, attributes[key]);
  made.append(...content);
  return made;
}
/* Of another language perhaps, and of its own direction. */
export function foreign(text) { return make('bdi', null, text); }
/* A sentence into which foreign texts are put without mixing the directions. */
export function sentence(text, ...inserted) {
  const parts = text.split(/\{(\d)\}/);
  return parts.map((part, i) => i % 2 ? foreign(String(inserted[part])) : part);
}
export function set(place, text) { if (place.textContent !== text) place.textContent = text; }
/* Says something to those who listen and to those who look, who see it for a while. */
let leaving = 0;
export function announce(text) {
  const place = byId('told');
  place.replaceChildren(text);
  place.classList.remove('unseen');
  clearTimeout(leaving);
  leaving = setTimeout(() => place.classList.add('unseen'), 6000);
}
export function kind(place, name, among) {
  for (const one of among) place.classList.toggle(one, one === name);
}
export function keep(key, value) { try { localStorage.setItem('balance-' + key, value); } catch (denied) { /* a private window forgets */ } }
export function kept(key) { try { return localStorage.getItem('balance-' + key); } catch (denied) { return null; } }
