/* Key figures, charts and small tables. */
import { shown, recent } from './store.js';
import { word, number, whole, percent, signed, millis } from './words.js';
import { byId, make, set, kind } from './page.js';
import { chart, sparkline, update, thin } from './charts.js';
const QUALITY = ['overall', 'assessed', 'repaired', 'quarantined', 'rejected'], RESOURCES = ['cpu', 'heap', 'direct', 'collecting', 'disk', 'gpu'];
const high = (value, warning, critical) => value >= critical ? 'critical' : value >= warning ? 'warning' : '';
const low = (value, warning, critical) => value < critical ? 'critical' : value < warning ? 'warning' : '';
const sum = points => points.reduce((all, point) => all + point[1], 0);
/* Of a minute, so that noise about a limit does not make the page flicker. */
const mean = series => { const points = recent(series, 60); return points.length ? sum(points) / points.length : undefined; };
const ratio = () => { const all = sum(recent('REQUESTS', 60)); return shown.traffic && all > 0 ? Math.min(1, sum(recent('FAILURES', 60)) / all) : undefined; };
const full = () => shown.queue ? shown.queue.depth / shown.queue.capacity : undefined;
const usual = () => shown.latency.find(one => one.usual);
/* label, series, value, unit, note, grade */
const TILES = [
  ['requests', 'REQUESTS', () => number(shown.traffic && shown.traffic.requests), '', () => change('REQUESTS'), () => ''],
  ['failureRatio', 'FAILURES', () => percent(ratio()), 'ofAnswers', () => shown.traffic ? word('failures') + ' ' + number(shown.traffic.failures) : '', () => high(ratio(), 0.01, 0.05)],
  ['latency99', 'LATENCY_P99', () => millis(usual() && usual().p99), '', () => change('LATENCY_P99') || word('normal'), () => ''],
  ['queued', 'QUEUED', () => whole(shown.queue && shown.queue.depth), '', () => shown.queue ? word('ofCapacity', percent(full()), whole(shown.queue.capacity)) : '', () => high(full(), 0.6, 0.8)],
  ['saved', 'CACHED', () => percent(shown.savings && shown.savings.mergedShare + shown.savings.cachedShare), '', () => shown.savings ? word('mergedCached', percent(shown.savings.mergedShare), percent(shown.savings.cachedShare)) : '', () => ''],
  ['quality', 'QUALITY', () => percent(shown.quality && shown.quality.overall), '', () => shown.quality ? word('inQuarantine', whole(shown.quality.quarantined)) : '', () => shown.quality ? low(shown.quality.overall, 0.8, 0.6) : ''],
  ['cpu', 'CPU', () => percent(shown.resources && shown.resources.cpu), '', () => change('CPU'), () => shown.resources ? high(mean('CPU'), 0.8, 0.95) : ''],
  ['heap', 'HEAP', () => percent(shown.resources && shown.resources.heap), '', () => change('HEAP'), () => shown.resources ? high(mean('HEAP'), 0.85, 0.95) : '']
];
const charts = {};

export function prepare() {
  for (const name of ['forecast', 'traffic', 'savings', 'queue', 'batch', 'quality', 'resources']) {
    charts[name] = chart(byId('c-' + name), () => byId('h-' + name).textContent);
  }
  for (const tile of TILES) {
    byId('tiles').append(make('li', { class: 'card tile' }, make('span', { class: 'label' }), make('span', { class: 'value' }), sparkline([]), make('span', { class: 'note' })));
  }
}
function change(series) {
  const points = recent(series, 300);
  if (points.length < 10 || !points[0][1]) return '';
  const grown = points[points.length - 1][1] / points[0][1] - 1;
  return Math.abs(grown) < 0.02 ? word('steady') : (grown > 0 ? '▲ ' : '▼ ') + word('before', signed(grown));
}
export function tiles() {
  TILES.forEach(([label, series, value, unit, note, grade], i) => {
    const [name, figure, line, below] = byId('tiles').children[i].children;
    set(name, word(label));
    const text = value() + (unit ? '\u00a0' : '');
    if (figure.dataset.text !== text + word(unit)) {
      figure.dataset.text = text + word(unit);
      figure.replaceChildren(text, ...(unit ? [make('small', null, word(unit))] : []));
    }
    update(line, thin(recent(series, 900), 120).map(point => point[1]));
    const found = grade();
    set(below, (found ? '⚠ ' : '') + note());
    kind(byId('tiles').children[i], found, ['warning', 'critical']);
  });
}
export function draw(seconds) {
  const line = (series, label) => ({ label: word(label), points: recent(series, seconds) });
  charts.traffic([line('REQUESTS', 'requests'), line('FAILURES', 'failures')], { show: number });
  charts.savings([line('MERGED', 'merged'), line('CACHED', 'cached')], { show: percent, top: 1 });
  charts.queue([line('QUEUED', 'queued')], { show: number });
  charts.batch([line('BATCH_SIZE', 'batch')], { show: number });
  charts.quality([line('QUALITY', 'overall')], { show: percent, top: 1 });
  charts.resources([line('CPU', 'cpu'), line('HEAP', 'heap')], { show: percent, top: 1 });
  const met = shown.forecast.filter(one => one.actual !== undefined);
  charts.forecast([{ label: word('actual'), points: met.map(one => [one.at, one.actual]) }, { label: word('expected'), points: shown.forecast.map(one => [one.at, one.expected]) }],
    { show: number, band: shown.forecast.map(one => [one.at, one.low, one.high]), now: met.length ? met[met.length - 1].at : shown.at });
  latency(); quality(); resources();
}
function latency() {
  const body = byId('latency');
  while (body.children.length > shown.latency.length) body.lastChild.remove();
  shown.latency.forEach((told, i) => {
    let row = body.children[i];
    if (!row) body.append(row = make('tr', null, make('th', { scope: 'row' }), make('td'), make('td'), make('td'), make('td')));
    const texts = [word(told.priority), whole(told.count), millis(told.p50), millis(told.p95), millis(told.p99)];
    texts.forEach((text, j) => set(row.children[j], text));
  });
}
function quality() {
  const told = shown.quality || {}, place = byId('quality');
  if (!place.children.length) for (let i = 0; i < QUALITY.length; i++) place.append(make('div', null, make('dt'), make('dd')));
  QUALITY.forEach((key, i) => {
    set(place.children[i].firstChild, word(key));
    set(place.children[i].lastChild, key === 'overall' ? percent(told[key]) : whole(told[key]));
  });
}
function resources() {
  const told = shown.resources || {}, place = byId('resources');
  RESOURCES.forEach((key, i) => {
    let row = place.children[i];
    if (!row) place.append(row = make('div', { class: 'meter' }, make('span'), make('span', { role: 'meter', 'aria-valuemin': 0, 'aria-valuemax': 100 }, make('i')), make('span')));
    const [name, bar, text] = row.children, value = told[key];
    set(name, word(key));
    set(text, percent(value));
    bar.setAttribute('aria-label', word(key));
    bar.setAttribute('aria-valuenow', value === undefined ? 0 : Math.round(value * 100));
    bar.setAttribute('aria-valuetext', percent(value));
    bar.classList.toggle('high', value >= 0.9);
    bar.firstChild.style.setProperty('--v', value || 0);
  });
}
