/* The table of models: filtered, sorted, and quiet while somebody reads it. */
import { shown, spark } from './store.js';
import { word, number, whole, percent, millis } from './words.js';
import { byId, make, set, kind } from './page.js';
import { sparkline, update } from './charts.js';
const STEP = 50, CALM = 5000;
const COLUMNS = [['id'], ['requests', number], ['trend'], ['share', percent], ['errors', percent], ['p99', millis], ['queued', whole], ['quality', percent]];
const rows = new Map();
let order = 'requests', down = true, most = STEP, sorted = [], at = -CALM;

export function prepare() {
  const now = () => { most = STEP; sort(); };
  byId('search').addEventListener('input', now);
  byId('troubled').addEventListener('change', now);
  byId('more').addEventListener('click', () => { most += STEP; sort(); });
}
export function head() {
  byId('model-head').replaceChildren(...COLUMNS.map(([key]) => {
    const cell = make('th', { scope: 'col' });
    if (key === 'trend') { cell.append(word(key)); return cell; }
    if (key === order) cell.setAttribute('aria-sort', down ? 'descending' : 'ascending');
    const sorter = make('button', { type: 'button' }, word(key === 'quality' ? 'modelQuality' : key) + (key === order ? (down ? ' ▾' : ' ▴') : ''));
    sorter.addEventListener('click', () => {
      down = order === key ? !down : key !== 'id';
      order = key;
      head(); sort();
      byId('model-head').children[COLUMNS.findIndex(one => one[0] === key)].firstChild.focus();
    });
    cell.append(sorter);
    return cell;
  }));
}
function grade(model, key) {
  if (key === 'errors') return model.errors >= 0.05 ? 'critical' : model.errors >= 0.01 ? 'warning' : '';
  if (key === 'quality') return model.quality < 0.6 ? 'critical' : model.quality < 0.8 ? 'warning' : '';
  return '';
}
const troubled = model => grade(model, 'errors') || grade(model, 'quality');
function sort() {
  const wanted = byId('search').value.trim().toLocaleLowerCase(), only = byId('troubled').checked;
  sorted = [...shown.models.values()].filter(model => (!wanted || model.id.toLocaleLowerCase().includes(wanted)) && (!only || troubled(model)));
  const sign = down ? -1 : 1, value = model => model[order] === undefined ? -1 : model[order];
  const byName = (a, b) => a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
  sorted.sort((a, b) => order === 'id' ? sign * byName(a, b) : sign * (value(a) - value(b)) || byName(a, b));
  sorted = sorted.map(model => model.id);
  at = performance.now();
  models();
}
/* Rows that change their place while somebody looks at them are hard to read and to hit. */
export function models() {
  const body = byId('models'), table = byId('models-card').querySelector('.scroll');
  const busy = table.matches(':hover') || (table.contains(document.activeElement) && document.activeElement !== table);
  if (performance.now() - at >= CALM && !busy || !sorted.length && shown.models.size && at < 0) { sort(); return; }
  const there = sorted.filter(id => shown.models.has(id)), visible = there.slice(0, most), kept = new Set(visible);
  for (const [id, row] of rows) if (!kept.has(id)) { row.remove(); rows.delete(id); }
  visible.forEach((id, i) => {
    let row = rows.get(id);
    if (!row) rows.set(id, row = create(id));
    if (body.children[i] !== row) body.insertBefore(row, body.children[i] || null);
    write(row, shown.models.get(id));
  });
  byId('more').hidden = there.length <= most;
  set(byId('model-count'), word('shownOf', whole(visible.length), whole(shown.models.size)) + (shown.modelsLeftOut ? ' · ' + word('leftOut') : ''));
  byId('no-models').hidden = visible.length > 0;
  set(byId('no-models'), word(shown.models.size ? 'noMatch' : 'noModels'));
}
function create(id) {
  const row = make('tr', null, make('th', { scope: 'row', title: id.slice(0, 300) }, make('bdi', null, id)));
  for (const [key] of COLUMNS.slice(1)) {
    const cell = make('td');
    if (key === 'share') cell.append(make('span', { class: 'share', 'aria-hidden': 'true' }, make('i')), make('span'));
    if (key === 'trend') cell.append(sparkline([]));
    row.append(cell);
  }
  return row;
}
function write(row, model) {
  COLUMNS.slice(1).forEach(([key, show], i) => {
    const cell = row.children[i + 1];
    if (key === 'trend') { update(cell.firstChild, spark(model.id)); return; }
    if (key === 'share') cell.querySelector('i').style.setProperty('--v', model.share);
    set(key === 'share' ? cell.lastChild : cell, show(model[key]));
    const found = grade(model, key);
    if (cell.className !== found) kind(cell, found, ['warning', 'critical']);
  });
}
