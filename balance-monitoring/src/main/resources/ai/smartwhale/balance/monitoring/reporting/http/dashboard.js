'use strict';
/* Shows what the server tells. Everything that was told is put in as text, never as markup. */
const byId = id => document.getElementById(id);
const POINTS = 900, STEP = 100;
const shown = { models: new Map(), alerts: [], latency: [], forecast: [] };
const past = {};
let sequence = -1, source = null, actions = false, order = 'requests', down = true, rows = STEP, drawing = false;
const COLUMNS = [['id', null], ['requests', number], ['share', percent], ['errors', percent], ['p99', value => number(value) + ' ' + word('ms')], ['queued', value => number(value, 0)], ['quality', percent]];
const SERIES = ['REQUESTS', 'FAILURES', 'MERGED', 'CACHED', 'QUEUED', 'BATCH_SIZE', 'QUALITY', 'CPU', 'HEAP'];

function make(tag, text, attributes) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  for (const key in attributes || {}) made.setAttribute(key, attributes[key]);
  return made;
}
function foreign(text) { return make('bdi', text); }

async function ask(path, options) {
  const answer = await fetch(path, Object.assign({ credentials: 'same-origin' }, options));
  if (answer.status === 401) { logIn(); throw new Error('401'); }
  return answer;
}
function logIn() {
  if (source) { source.close(); source = null; }
  byId('main').hidden = true;
  byId('login').hidden = false;
  byId('token').focus();
}
async function open(token) {
  const answer = await fetch('api/session', { method: 'POST', headers: { Authorization: 'Bearer ' + token } });
  byId('refused').textContent = answer.ok ? '' : word('refused');
  if (answer.ok) { byId('login').hidden = true; byId('token').value = ''; await start(); } else logIn();
}
async function start() {
  const answer = await ask('api/alerts');
  actions = (await answer.json()).actions;
  await Promise.all(SERIES.map(async name => {
    const points = await ask('api/series?name=' + name + '&seconds=' + POINTS);
    past[name] = (await points.json()).points;
  }));
  byId('main').hidden = false;
  listen();
}
function listen() {
  if (source) source.close();
  source = new EventSource('events');
  source.addEventListener('snapshot', event => { const told = JSON.parse(event.data); shown.models.clear(); take(told); });
  source.addEventListener('delta', event => {
    const told = JSON.parse(event.data);
    if (told.from > sequence) { source.close(); setTimeout(listen, 1000); return; }
    take(told);
  });
  source.onerror = () => {
    state('lost');
    if (source && source.readyState === EventSource.CLOSED) { state('full'); setTimeout(() => start().catch(() => {}), 10000); }
  };
}
function state(key) { if (byId('state').textContent !== word(key)) byId('state').textContent = word(key); }
function take(told) {
  sequence = told.sequence;
  for (const id of told.gone || []) shown.models.delete(id);
  for (const model of told.models || []) shown.models.set(model.id, model);
  for (const key of ['traffic', 'savings', 'queue', 'latency', 'forecast', 'quality', 'resources', 'alerts', 'modelsLeftOut', 'at']) {
    if (told[key] !== undefined) shown[key] = told[key];
  }
  remember(told);
  if (!drawing) { drawing = true; requestAnimationFrame(draw); }
}
function remember(told) {
  const add = (name, value) => {
    if (value === undefined) return;
    const points = past[name] || (past[name] = []);
    const last = points[points.length - 1];
    if (last && last[0] >= told.at) return;
    if (last && Math.floor(last[0] / 1000) === Math.floor(told.at / 1000)) points.pop();
    points.push([told.at, value]);
    while (points.length > POINTS) points.shift();
  };
  if (told.traffic) { add('REQUESTS', told.traffic.requests); add('FAILURES', told.traffic.failures); }
  if (told.savings) { add('MERGED', told.savings.mergedShare); add('CACHED', told.savings.cachedShare); }
  if (told.queue) { add('QUEUED', told.queue.depth); add('BATCH_SIZE', told.queue.meanBatch); }
  if (told.quality) add('QUALITY', told.quality.overall);
  if (told.resources) { add('CPU', told.resources.cpu); add('HEAP', told.resources.heap); }
}
function draw() {
  drawing = false;
  const live = byId('state');
  /* The time is no news to a screen reader. */
  live.setAttribute('aria-live', 'off');
  live.textContent = word('live') + ' ' + clock(shown.at);
  tiles(); alerts(); latency(); quality(); resources(); models();
  const line = (name, label) => ({ label: word(label), points: past[name] || [] });
  chart(byId('c-traffic'), [line('REQUESTS', 'requests'), line('FAILURES', 'failures')], number);
  chart(byId('c-savings'), [line('MERGED', 'merged'), line('CACHED', 'cached')], percent, null, 1);
  chart(byId('c-queue'), [line('QUEUED', 'queued'), line('BATCH_SIZE', 'batch')], number);
  chart(byId('c-quality'), [line('QUALITY', 'overall')], percent, null, 1);
  chart(byId('c-resources'), [line('CPU', 'cpu'), line('HEAP', 'heap')], percent, null, 1);
  chart(byId('c-forecast'), [
    { label: word('expected'), points: shown.forecast.map(one => [one.at, one.expected]) },
    { label: word('actual'), points: shown.forecast.filter(one => one.actual !== undefined).map(one => [one.at, one.actual]) }
  ], number, shown.forecast.map(one => [one.at, Math.max(0, one.low), one.high]));
}
function list(place, entries) {
  place.replaceChildren(...entries.map(entry => {
    const group = make('div');
    group.append(make('dt', word(entry[0])), make('dd', entry[1]));
    return group;
  }));
}
function tiles() {
  const traffic = shown.traffic || {}, savings = shown.savings || {}, queue = shown.queue || {};
  list(byId('tiles'), [
    ['requests', number(traffic.requests)], ['responses', number(traffic.responses)], ['failures', number(traffic.failures)],
    ['inFlight', number(traffic.inFlight, 0)], ['merged', percent(savings.mergedShare)], ['cached', percent(savings.cachedShare)],
    ['queued', number(queue.depth, 0)], ['batch', number(queue.meanBatch)], ['largest', number(queue.largestBatch, 0)]]);
}
function latency() {
  byId('latency').replaceChildren(...shown.latency.map(one => {
    const row = make('tr');
    const name = one.priority === 'CRITICAL' ? word('CRITICAL') : word(one.priority);
    row.append(make('th', name, { scope: 'row' }), make('td', number(one.count, 0)));
    for (const key of ['p50', 'p95', 'p99']) row.append(make('td', number(one[key]) + ' ' + word('ms')));
    return row;
  }));
}
function quality() {
  const told = shown.quality || {};
  list(byId('quality'), [['overall', percent(told.overall)]].concat(
    ['assessed', 'repaired', 'quarantined', 'rejected'].map(key => [key, number(told[key], 0)])));
}
function resources() {
  const told = shown.resources || {};
  byId('resources').replaceChildren(...['cpu', 'heap', 'direct', 'collecting', 'disk', 'gpu'].filter(key => told[key] !== undefined).map(key => {
    const row = make('div', undefined, { class: 'meter' });
    row.append(make('span', word(key)),
      make('meter', undefined, { min: 0, max: 1, high: 0.9, value: told[key], 'aria-label': word(key) }), make('span', percent(told[key])));
    return row;
  }));
}
let alertText = '';
function alerts() {
  /* What is the same stays as it is, so that nobody loses the place of the focus. */
  const text = language + actions + JSON.stringify(shown.alerts);
  if (text === alertText) return;
  alertText = text;
  const focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.key : undefined;
  byId('alert-count').textContent = '(' + number(shown.alerts.length, 0) + ')';
  byId('alerts').replaceChildren(...shown.alerts.map(alert => {
    const entry = make('li', undefined, { class: alert.severity });
    const head = make('p');
    head.append(make('strong', word(alert.severity) + ', ' + word(alert.phase)), ' ', foreign(alert.summary));
    const rest = make('p', undefined, { class: 'faint' });
    rest.append(word('since') + ' ' + clock(alert.since) + ' ', foreign(alert.action));
    entry.append(head, rest);
    if (actions && alert.phase !== 'RESOLVED') {
      const buttons = make('div', undefined, { class: 'buttons' });
      if (alert.phase === 'FIRING') buttons.append(button('acknowledge', alert));
      if (alert.phase !== 'SILENCED') buttons.append(button('silence', alert));
      entry.append(buttons);
    }
    return entry;
  }));
  if (!shown.alerts.length) byId('alerts').append(make('li', word('none')));
  if (focused) {
    const again = [...document.querySelectorAll('#alerts button')].find(one => one.dataset.key === focused);
    if (again) again.focus();
  }
}
function button(what, alert) {
  const made = make('button', word(what), { type: 'button', 'aria-label': word(what) + ': ' + alert.summary });
  made.dataset.key = what + ' ' + alert.id;
  made.addEventListener('click', async () => {
    made.disabled = true;
    let good = false;
    try {
      const answer = await ask('api/alerts/' + what, { method: 'POST', headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ id: alert.id, minutes: 60 }) });
      good = answer.ok;
    } catch (problem) { good = false; }
    made.disabled = false;
    byId('told').textContent = word(good ? 'done' : 'failed') + ': ' + alert.summary;
  });
  return made;
}
function head() {
  byId('model-head').replaceChildren(...COLUMNS.map(column => {
    const cell = make('th', undefined, { scope: 'col' });
    if (column[0] === order) cell.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const sorter = make('button', word(column[0]) + (column[0] === order ? (down ? ' ▾' : ' ▴') : ''), { type: 'button' });
    sorter.addEventListener('click', () => {
      down = order === column[0] ? !down : column[0] !== 'id';
      order = column[0];
      head(); models();
      byId('model-head').children[COLUMNS.indexOf(column)].firstChild.focus();
    });
    cell.append(sorter);
    return cell;
  }));
}
function models() {
  const wanted = byId('search').value.toLocaleLowerCase();
  let found = [...shown.models.values()];
  if (wanted) found = found.filter(model => model.id.toLocaleLowerCase().includes(wanted));
  const sign = down ? -1 : 1;
  found.sort((a, b) => order === 'id' ? sign * (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
    : sign * ((a[order] === undefined ? -1 : a[order]) - (b[order] === undefined ? -1 : b[order])) || (a.id < b.id ? -1 : 1));
  byId('model-count').textContent = '(' + number(shown.models.size, 0)
    + (shown.modelsLeftOut ? ', ' + number(shown.modelsLeftOut, 0) + ' ' + word('leftOut') : '') + ')';
  byId('more').hidden = found.length <= rows;
  const body = byId('models');
  const wantedRows = found.slice(0, rows);
  while (body.children.length > wantedRows.length) body.lastChild.remove();
  wantedRows.forEach((model, i) => {
    let row = body.children[i];
    if (!row) {
      row = make('tr');
      const name = make('th', undefined, { scope: 'row' });
      name.append(make('bdi'));
      row.append(name);
      for (let c = 1; c < COLUMNS.length; c++) row.append(make('td'));
      body.append(row);
    }
    row.firstChild.title = model.id;
    set(row.firstChild.firstChild, model.id);
    for (let c = 1; c < COLUMNS.length; c++) {
      const value = model[COLUMNS[c][0]];
      set(row.children[c], value === undefined ? '–' : COLUMNS[c][1](value));
    }
  });
}
function set(place, text) { if (place.textContent !== text) place.textContent = text; }
function keep(key, value) { try { localStorage.setItem(key, value); } catch (denied) { /* a private window forgets */ } }
function kept(key) { try { return localStorage.getItem(key); } catch (denied) { return null; } }
function speak(chosen) {
  language = WORDS[chosen] ? chosen : 'en';
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'fa' ? 'rtl' : 'ltr';
  byId('language').value = language;
  for (const place of document.querySelectorAll('[data-word]')) place.textContent = word(place.dataset.word);
  head();
  if (sequence >= 0) draw();
}
function colour(chosen) {
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
  else delete document.documentElement.dataset.theme;
  byId('theme').value = document.documentElement.dataset.theme || 'auto';
}
byId('language').addEventListener('change', event => { keep('language', event.target.value); speak(event.target.value); });
byId('theme').addEventListener('change', event => { keep('theme', event.target.value); colour(event.target.value); });
byId('search').addEventListener('input', () => { rows = STEP; models(); });
byId('more').addEventListener('click', () => { rows += STEP; models(); });
byId('login').addEventListener('submit', event => { event.preventDefault(); open(byId('token').value.trim()).catch(() => state('lost')); });
addEventListener('resize', () => { if (sequence >= 0 && !drawing) { drawing = true; requestAnimationFrame(draw); } });
colour(kept('theme'));
speak(kept('language') || (navigator.language || 'en').slice(0, 2));
const given = new URLSearchParams(location.hash.slice(1)).get('token');
if (given) {
  history.replaceState(null, '', location.pathname);
  open(given).catch(() => state('lost'));
} else {
  start().catch(() => {});
}
