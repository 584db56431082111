/* What the loop decided: what it turned, why, and what came of it. */
import { shown } from './store.js';
import { word, number, percent, clock } from './words.js';
import { byId, make, set, foreign } from './page.js';
const COLUMNS = ['at', 'knob', 'change', 'why', 'expectedEffect', 'measuredEffect', 'state'];
const rows = new Map();

const isShare = told => told.measure !== 'throughput';
const effect = (told, value) => value === undefined ? '–' : (value > 0 ? '+' : '') + (isShare(told) ? percent(value) : number(value));

export function head() {
  byId('decision-head').replaceChildren(...COLUMNS.map(key => make('th', { scope: 'col', class: key === 'why' ? 'told' : undefined }, word(key))));
  for (const row of rows.values()) row.remove();
  rows.clear();
}
export function decisions() {
  byId('decisions-card').hidden = !shown.decisions.length;
  const body = byId('decisions'), there = new Set(shown.decisions.map(told => told.id));
  for (const [id, row] of rows) if (!there.has(id)) { row.remove(); rows.delete(id); }
  shown.decisions.forEach((told, i) => {
    let row = rows.get(told.id);
    if (!row) rows.set(told.id, row = create(told));
    if (body.children[i] !== row) body.insertBefore(row, body.children[i] || null);
    write(row, told);
  });
}
function create(told) {
  return make('tr', null, make('th', { scope: 'row' }), make('td', null, foreign(told.knob)), make('td'),
    make('td', { class: 'told' }, foreign(told.reason)), make('td'), make('td'), make('td'));
}
function write(row, told) {
  const cells = row.children;
  set(cells[0], clock(told.at));
  set(cells[2], number(told.from) + ' → ' + number(told.to));
  cells[2].title = told.unit;
  set(cells[4], effect(told, told.expected));
  set(cells[5], effect(told, told.measured));
  set(cells[6], word(told.phase));
  cells[6].title = told.outcome;
  cells[6].className = told.phase === 'TRIAL' ? 'warning' : '';
}
