/* Alerts as cards that stay in place while they change. */
import { shown } from './store.js';
import { word, number, span, clock } from './words.js';
import { byId, make, foreign, set, announce, keep, kept } from './page.js';
import { act } from './stream.js';
const STEP = 100, MINUTES = [15, 60, 240, 720, 1440, 10080], PHASES = ['PENDING', 'FIRING', 'ACKNOWLEDGED', 'SILENCED', 'RESOLVED'];
const GROUPS = { fActive: ['FIRING', 'PENDING'], fHandled: ['ACKNOWLEDGED', 'SILENCED'], fResolved: ['RESOLVED'] };
const NONE = { fActive: 'noActive', fHandled: 'noHandled', fResolved: 'noResolved' };
const cards = new Map();
const first = () => matchMedia('(min-width: 70rem)').matches ? STEP : 5;
let group = 'fActive', most = first(), known = null, told = 0;

export function prepare() {
  byId('actor').value = kept('actor') || '';
  byId('actor').addEventListener('change', event => keep('actor', event.target.value.trim()));
  byId('more-alerts').addEventListener('click', () => { most += STEP; alerts(); });
  for (const key of Object.keys(GROUPS)) {
    const made = make('button', { type: 'button', 'aria-pressed': key === group });
    made.dataset.key = key;
    made.addEventListener('click', () => pick(key));
    byId('alert-filters').append(made);
  }
}
function pick(key) { group = key; most = first(); alerts(); }
export function alerts() {
  byId('actor-label').hidden = !shown.actions;
  for (const filter of byId('alert-filters').children) {
    const key = filter.dataset.key;
    set(filter, word(key) + ' ' + number(shown.alerts.filter(alert => GROUPS[key].includes(alert.phase)).length, 0));
    filter.setAttribute('aria-pressed', key === group);
  }
  const wanted = shown.alerts.filter(alert => GROUPS[group].includes(alert.phase)), list = byId('alerts');
  const held = document.activeElement, visible = wanted.slice(0, most);
  const ids = new Set(visible.map(alert => alert.id));
  for (const [id, card] of cards) if (!ids.has(id)) leave(list, id, card, shown.alerts.find(alert => alert.id === id));
  visible.forEach((alert, i) => {
    let card = cards.get(alert.id);
    if (!card) cards.set(alert.id, card = make('li', { tabindex: -1 }));
    write(card, alert);
    if (list.children[i] !== card) list.insertBefore(card, list.children[i] || null);
  });
  if (held !== document.activeElement && held.isConnected && held !== document.body) held.focus({ preventScroll: true });
  byId('more-alerts').hidden = wanted.length <= most;
  let none = list.querySelector('.none');
  if (!visible.length && !none) list.append(none = make('li', { class: 'none faint' }));
  if (none) { if (visible.length) none.remove(); else set(none, word(NONE[group])); }
  sayNew();
}
/* Whoever is writing in a card may end that; whoever only stands on it goes on to the next. */
function leave(list, id, card, alert) {
  const inside = card.contains(document.activeElement);
  if (inside && alert && card.querySelector('.silence')) { write(card, alert); return; }
  const next = card.nextElementSibling || card.previousElementSibling || list;
  card.remove();
  cards.delete(id);
  if (inside) next.focus({ preventScroll: true });
}
/* What is new is said once, together, and not more often than people can listen. */
function sayNew() {
  const firing = shown.alerts.filter(alert => alert.phase === 'FIRING'), before = known;
  if (before && performance.now() - told < 5000) return;
  known = new Set(firing.map(alert => alert.id));
  const fresh = before ? firing.filter(alert => !before.has(alert.id)) : [];
  if (!fresh.length) return;
  told = performance.now();
  const [severity, summary] = [word(fresh[0].severity), fresh[0].summary.slice(0, 200)];
  announce(fresh.length === 1 ? word('newAlert', severity, summary) : word('newAlerts', number(fresh.length, 0), summary));
}
export function goTo(id) {
  const alert = shown.alerts.find(one => one.id === id);
  if (!alert) return;
  pick(Object.keys(GROUPS).find(key => GROUPS[key].includes(alert.phase)));
  while (!cards.has(id) && most < shown.alerts.length) { most += STEP; alerts(); }
  const card = cards.get(id);
  if (card) { card.focus(); card.scrollIntoView({ block: 'nearest' }); }
}
function write(card, alert) {
  const text = JSON.stringify([alert, shown.actions, document.documentElement.lang]);
  set(card.querySelector('.since') || make('span'), word('since', span((shown.at - alert.since) / 1000)));
  if (card.dataset.text === text) return;
  card.dataset.text = text;
  card.className = 'alert ' + alert.severity + ' ' + alert.phase;
  if (!PHASES.includes(alert.phase)) return;
  const held = document.activeElement && card.contains(document.activeElement) ? document.activeElement.dataset.key || 'card' : null;
  const form = card.querySelector('.silence'), outcome = card.querySelector('.outcome');
  const summary = make('p', { class: 'summary' }, foreign(alert.summary));
  card.replaceChildren(make('p', { class: 'chips' }, make('span', { class: 'severity' }, word(alert.severity)), make('span', null, word(alert.phase)),
    make('span', { class: 'since', title: clock(alert.since) }, word('since', span((shown.at - alert.since) / 1000)))), summary);
  if (alert.action) card.append(make('p', { class: 'action' }, make('b', null, word('suggested')), ' ', foreign(alert.action)));
  if (shown.actions && alert.phase !== 'RESOLVED') card.append(buttons(card, alert));
  if (form && alert.phase !== 'RESOLVED') card.append(form);
  if (outcome) card.append(outcome);
  if (held && !card.contains(document.activeElement)) ([...card.querySelectorAll('[data-key]')].find(one => one.dataset.key === held) || card).focus({ preventScroll: true });
}
function button(key, label, name, action) {
  const made = make('button', { type: 'button', 'aria-label': name }, label);
  made.dataset.key = key;
  made.addEventListener('click', action);
  return made;
}
function buttons(card, alert) {
  const row = make('div', { class: 'buttons' });
  const named = key => word(key) + ': ' + alert.summary.slice(0, 200);
  if (alert.phase === 'FIRING' || alert.phase === 'PENDING') row.append(button('acknowledge', word('acknowledge'), named('acknowledge'), () => send(card, alert, 'acknowledge', {})));
  if (alert.phase !== 'SILENCED') row.append(button('silence', word('silence'), named('silence'), () => ask(card, alert)));
  return row;
}
/* Asks for how long and why. Escape goes back. */
function ask(card, alert) {
  if (card.querySelector('.silence')) { card.querySelector('.silence select').focus(); return; }
  const time = make('select', { name: 'minutes' }, ...MINUTES.map(one => make('option', { value: one }, word('m' + one))));
  time.value = '60'; time.dataset.key = 'time';
  const reason = make('input', { name: 'reason', required: '', maxlength: 500, dir: 'auto', autocomplete: 'off' });
  reason.dataset.key = 'reason';
  const confirm = make('button', { type: 'submit', class: 'primary' }, word('confirm')), form = make('form', { class: 'silence' },
    make('label', null, make('span', { class: 'label' }, word('silenceFor')), time), make('label', null, make('span', { class: 'label' }, word('reason')), reason));
  const close = () => { form.remove(); (card.querySelector('[data-key="silence"]') || card).focus(); };
  confirm.dataset.key = 'confirm';
  form.append(make('div', { class: 'buttons' }, confirm, button('cancel', word('cancel'), undefined, close)));
  form.addEventListener('keydown', event => { if (event.key === 'Escape') { event.preventDefault(); close(); } });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (await send(card, alert, 'silence', { minutes: Number(time.value), reason: reason.value.trim() })) { form.remove(); card.focus(); }
  });
  card.append(form);
  time.focus();
}
async function send(card, alert, what, wish) {
  const all = card.querySelectorAll('button');
  for (const one of all) one.disabled = true;
  const result = await act(what, Object.assign({ id: alert.id, by: byId('actor').value.trim() || 'dashboard' }, wish));
  for (const one of all) one.disabled = false;
  const good = result === 'done';
  const text = good ? word(what === 'silence' ? 'doneSilence' : 'doneAcknowledge', alert.summary.slice(0, 200)) : word(result);
  announce(text);
  let place = card.querySelector('.outcome');
  if (!place) card.append(place = make('p', { class: 'outcome' }));
  set(place, good ? word('done') : word(result));
  /* The card goes when the server tells of it; until then the focus has a place. */
  if (document.activeElement === document.body) card.focus({ preventScroll: true });
  return good;
}
