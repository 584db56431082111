/* What is happening, what is about to go wrong, and what to do, from all that is known. */
import { shown, recent, slope } from './store.js';
import { word, many, number, percent, signed, minute, span } from './words.js';
import { byId, make, foreign, sentence, kind, set } from './page.js';
const SOON = 3600, FEW = 3, FAILING = 0.05;
const RANK = { CRITICAL: 2, WARNING: 1, INFO: 0 };

export function outlook(lost, goTo) {
  const firing = shown.alerts.filter(alert => alert.phase === 'FIRING').sort((a, b) => RANK[b.severity] - RANK[a.severity]);
  const now = happening(firing), next = coming(), todo = tasks(firing, goTo);
  const critical = firing.filter(alert => alert.severity === 'CRITICAL').length, warnings = firing.filter(alert => alert.severity === 'WARNING').length;
  const waiting = shown.sequence <= 0;
  const reasons = [];
  if (critical) reasons.push(many('nCritical', critical));
  if (warnings) reasons.push(many('nWarning', warnings));
  const troubled = now.troubled || next.troubled;
  if (!reasons.length && next.troubled) reasons.push(word('nNext'));
  const grade = waiting || lost ? 'none' : critical ? 'critical' : warnings || troubled ? 'warning' : 'ok';
  const place = byId('verdict');
  kind(place, grade, ['critical', 'warning', 'ok', 'none']);
  set(byId('h-verdict'), lost ? word('vLost', lost) : waiting ? word('vWait') : grade === 'ok' ? word('vOk')
    : grade === 'critical' ? word('vCritical', reasons.join(word('comma'))) : word('vWarning', reasons.join(word('comma'))).replace(/: $/, ''));
  list(byId('now'), waiting ? [[word('waitHelp')]] : now.lines);
  list(byId('next'), waiting ? [] : next.lines);
  list(byId('todo'), waiting ? [] : todo);
  document.title = (critical + warnings ? '(' + (critical + warnings) + ') ' : '') + 'Smart Whale Balance';
}
function list(place, lines) {
  /* What is the same stays, so that nobody loses the focus. */
  const entries = lines.map(line => { const entry = make('li', null, ...line); entry.title = entry.textContent; return entry; }), text = entries.map(entry => entry.textContent).join('\n') + document.documentElement.lang;
  if (place.dataset.text === text) return;
  place.dataset.text = text;
  const held = place.contains(document.activeElement);
  place.replaceChildren(...entries);
  if (held) { const first = place.querySelector('button'); if (first) first.focus({ preventScroll: true }); }
}
function happening(firing) {
  const grave = firing.filter(alert => alert.severity !== 'INFO'), told = (grave.length ? grave : firing).slice(0, FEW - 1);
  const lines = told.map(alert => sentence(raw('nowAlert', word(alert.severity)), '', alert.summary));
  if (firing.length > told.length) lines.push([many('nowMore', firing.length - told.length)]);
  let troubled = false;
  const failing = [...shown.models.values()].filter(model => model.errors >= FAILING && model.requests > 0).sort((a, b) => b.errors * b.requests - a.errors * a.requests);
  const tell = line => { troubled = true; lines.push(line); };
  if (failing.length) tell(sentence(many('nowFailing', failing.length, '{1}'), '', failing[0].id));
  if (shown.queue && shown.queue.depth >= 0.8 * shown.queue.capacity) tell([word('nowQueue', percent(shown.queue.depth / shown.queue.capacity))]);
  if (shown.quality && shown.quality.overall < 0.8) tell([word('nowQuality', percent(shown.quality.overall))]);
  const met = [...shown.forecast].reverse().find(one => one.actual !== undefined);
  if (met && met.actual > met.high) tell([word('nowAbove', number(met.actual), number(Math.max(0, met.low)), number(met.high))]);
  if (met && met.actual < met.low) tell([word('nowBelow', number(met.actual), number(Math.max(0, met.low)), number(met.high))]);
  if (!lines.length) lines.push([word('nowOk')]);
  if (shown.traffic && lines.length < FEW) {
    const ratio = shown.traffic.responses > 0 ? shown.traffic.failures / shown.traffic.responses : 0;
    lines.push([word('nowRate', number(shown.traffic.requests), percent(ratio))]);
  }
  return { lines: lines.slice(0, FEW + 1), troubled };
}
/* The first value is filled in; what is foreign is left to be put in as an element of its own. */
function raw(key, value) { return word(key, value, '{1}'); }
function coming() {
  const lines = [];
  let troubled = false;
  const limit = (key, seconds) => { if (seconds < SOON) { troubled = true; lines.push([word(key, span(seconds))]); } };
  if (shown.queue) limit('nextQueue', until(recent('QUEUED', 300), shown.queue.capacity));
  limit('nextHeap', until(recent('HEAP', 900), 1));
  for (const alert of shown.alerts.filter(one => one.phase === 'PENDING').slice(0, 2)) {
    troubled = troubled || alert.severity !== 'INFO';
    lines.push(sentence(word('nextPending', '{0}'), alert.summary));
  }
  const ahead = shown.forecast.filter(one => one.actual === undefined), lately = shown.forecast.filter(one => one.actual !== undefined).slice(-5);
  const rate = lately.reduce((sum, one) => sum + one.actual, 0) / Math.max(1, lately.length);
  if (ahead.length && rate > 0) {
    const peak = ahead.reduce((a, b) => b.expected > a.expected ? b : a), low = ahead.reduce((a, b) => b.expected < a.expected ? b : a);
    if (peak.expected > rate * 1.1) lines.push([word('nextPeak', number(peak.expected), minute(peak.at), signed(peak.expected / rate - 1), number(peak.high))]);
    else if (low.expected < rate * 0.9) lines.push([word('nextDown', number(low.expected), minute(low.at))]);
  }
  if (!lines.length) lines.push([word('nextOk')]);
  return { lines: lines.slice(0, FEW), troubled };
}
/* Seconds until a limit, if nearly all of the points rise; otherwise no end. */
function until(points, most) {
  const trend = slope(points);
  if (trend.rising < 0.9 || !(trend.slope > 0)) return Infinity;
  return (most - points[points.length - 1][1]) / trend.slope;
}
function tasks(firing, goTo) {
  if (!firing.length) return [[word('todoOk')]];
  return firing.slice(0, FEW).map(alert => {
    const link = make('button', { type: 'button', class: 'verdict-link' });
    link.append(...(alert.action ? [foreign(alert.action)] : sentence(word('todoLook', '{0}'), alert.summary)));
    link.addEventListener('click', () => goTo(alert.id));
    return [link];
  });
}
