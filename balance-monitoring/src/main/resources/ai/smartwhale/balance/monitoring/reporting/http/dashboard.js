/* Brings the page together. */
import { shown, tick } from './store.js';
import { connect, begin, signIn } from './stream.js';
import { language, word, speak, clock } from './words.js';
import { byId, set, kind, announce, keep, kept } from './page.js';
import { outlook } from './outlook.js';
import * as alerts from './alerts.js';
import * as decisions from './decisions.js';
import * as models from './models.js';
import * as panels from './panels.js';
const BEAT = 1000, QUIET = 30000;
let connection = 'wait', heard = 0, drawn = 0, planned = 0;

function state() {
  const pill = byId('state'), at = shown.at ? clock(shown.at) : '–';
  const quiet = connection === 'open' && heard && performance.now() - heard > QUIET;
  kind(pill, connection === 'lost' || connection === 'full' ? 'lost' : connection === 'open' && !quiet && heard ? 'live' : 'wait', ['live', 'wait', 'lost']);
  set(byId('state-text'), connection === 'lost' ? word('lost', at) : connection === 'full' ? word('full') : !heard ? word('connecting') : quiet ? word('quiet', at) : shown.sequence > 0 ? word('live', at) : word('connected'));
  const lost = connection === 'lost' || connection === 'full';
  document.body.classList.toggle('stale', lost);
  return lost && shown.at ? at : null;
}
/* Numbers change once a second at most, which is as fast as people read. */
function told() {
  if (connection === 'lost' || connection === 'full') announce(word('again'));
  connection = 'open';
  heard = performance.now();
  byId('login').hidden = true;
  byId('main').hidden = false;
  if (!planned) planned = setTimeout(draw, Math.max(0, drawn + BEAT - heard));
}
function draw() {
  clearTimeout(planned);
  planned = 0;
  drawn = performance.now();
  const lost = state();
  if (byId('main').hidden) return;
  alerts.alerts();
  outlook(lost, alerts.goTo);
  panels.tiles();
  tick();
  decisions.decisions();
  models.models();
  panels.draw(Number(byId('range').value));
}
function changed(key) {
  const before = connection;
  connection = key === 'open' && before !== 'wait' ? 'open' : key === 'open' ? before : key;
  if (connection !== before && (connection === 'lost' || connection === 'full')) announce(word(connection, shown.at ? clock(shown.at) : '–'));
  draw();
}
function login(refused) {
  connection = 'wait'; heard = 0;
  byId('main').hidden = true;
  byId('login').hidden = false;
  set(byId('refused'), refused ? word('refused') : '');
  state();
  byId('token').focus();
}
function talk(chosen) {
  speak(chosen);
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'fa' ? 'rtl' : 'ltr';
  byId('language').value = language;
  for (const place of document.querySelectorAll('[data-word]')) set(place, word(place.dataset.word));
  decisions.head();
  models.head();
  draw();
}
function colour(chosen) {
  const fixed = chosen === 'light' || chosen === 'dark';
  if (fixed) document.documentElement.dataset.theme = chosen; else delete document.documentElement.dataset.theme;
  byId('theme').value = fixed ? chosen : 'auto';
}
connect({ told, state: changed, login });
alerts.prepare(); models.prepare(); panels.prepare();
byId('language').addEventListener('change', event => { keep('language', event.target.value); talk(event.target.value); });
byId('theme').addEventListener('change', event => { keep('theme', event.target.value); colour(event.target.value); });
byId('range').addEventListener('change', event => { keep('range', event.target.value); draw(); });
byId('login').addEventListener('submit', event => {
  event.preventDefault();
  signIn(byId('token').value.trim()).then(() => { byId('token').value = ''; }, () => changed('lost'));
});
byId('range').value = ['300', '900', '3600'].includes(kept('range')) ? kept('range') : '900';
colour(kept('theme'));
talk(kept('language') || (navigator.language || 'en').slice(0, 2));
setInterval(state, BEAT);
const given = new URLSearchParams(location.hash.slice(1)).get('token');
if (given) {
  /* So that it is neither in the history nor seen over a shoulder. */
  history.replaceState(null, '', location.pathname);
  signIn(given).catch(() => changed('lost'));
} else {
  begin();
}
