/* Line charts as SVG. Time runs from left to right in every language, as is usual for charts. */
import { make, shape, set } from './page.js';
import { word, minute, clock } from './words.js';
const MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 240, 360, 720, 1440], HEIGHT = { above: 8, below: 20 }, LEFT = 50, RIGHT = 12;

/* A round number, not below. */
function ceiling(value) {
  if (!(value > 0)) return 1;
  const power = Math.pow(10, Math.floor(Math.log10(value)));
  for (const step of [1, 1.5, 2, 3, 4, 5, 6, 8, 10]) if (step * power >= value * 0.999999) return step * power;
  return value;
}
/* At most so many points, with the lowest and highest of each stretch, so that no spike is lost. */
export function thin(points, most) {
  if (points.length <= most) return points;
  const found = [], size = Math.ceil(points.length / (most / 2));
  for (let i = 0; i < points.length; i += size) {
    const part = points.slice(i, i + size);
    let low = part[0], high = part[0];
    for (const point of part) { if (point[1] < low[1]) low = point; if (point[1] > high[1]) high = point; }
    if (low === high) found.push(low); else found.push(...(low[0] < high[0] ? [low, high] : [high, low]));
  }
  found.push(points[points.length - 1]);
  return found;
}
export function sparkline(values) {
  const svg = shape('svg', { class: 'spark', viewBox: '0 0 100 30', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  update(svg, values);
  return svg;
}
export function update(svg, values) {
  if (values.length < 2) { svg.replaceChildren(); return; }
  const most = Math.max(...values), least = Math.min(0, ...values), height = most - least || 1;
  const at = values.map((value, i) => (i / (values.length - 1) * 100).toFixed(1) + ' ' + (28 - (value - least) / height * 26).toFixed(1));
  const line = 'M' + at.join('L');
  if (!svg.firstChild) svg.append(shape('path', { class: 'area' }), shape('path'));
  svg.firstChild.setAttribute('d', line + 'L100 30L0 30Z');
  svg.lastChild.setAttribute('d', line);
}
/*
 * A chart that stays in place and is given new points. lines: [{ label, points }], options: { show, band, top, now },
 * where band has [millis, low, high] and now is the moment that divides what was from what will be.
 */
export function chart(place, title) {
  const svg = shape('svg', { class: 'plot', role: 'img', tabindex: 0 }), legend = make('p', { class: 'legend' });
  const empty = make('div', { class: 'empty' });
  place.append(empty);
  let lines = [], options = {}, chosen = null, frame = null;

  function draw() {
    const all = lines.flatMap(line => line.points);
    if (all.length < 2) {
      set(empty, word('noData'));
      if (empty.parentNode !== place) place.replaceChildren(empty);
      return;
    }
    if (svg.parentNode !== place) place.replaceChildren(svg, legend);
    const width = Math.max(200, svg.clientWidth), height = Math.max(80, svg.clientHeight);
    let from = Infinity, to = -Infinity, most = 0;
    for (const [at, value] of all) { from = Math.min(from, at); to = Math.max(to, at); most = Math.max(most, value); }
    for (const [at, , high] of options.band || []) { from = Math.min(from, at); to = Math.max(to, at); most = Math.max(most, high); }
    most = options.top || ceiling(most);
    to = Math.max(to, from + 1000);
    const x = at => LEFT + (at - from) / (to - from) * (width - LEFT - RIGHT);
    const y = value => height - HEIGHT.below - Math.max(0, Math.min(1, value / most)) * (height - HEIGHT.above - HEIGHT.below);
    const point = (at, value) => x(at).toFixed(1) + ' ' + y(value).toFixed(1);
    frame = { x, y, from, to, width, height };
    const parts = [];
    const text = (content, attributes) => parts.push(shape('text', attributes, content));
    for (let i = 0; i <= 2; i++) {
      const value = most * i / 2;
      parts.push(shape('line', { class: 'grid', x1: LEFT, x2: width - RIGHT, y1: y(value), y2: y(value) }));
      text(options.show(value), { x: LEFT - 6, y: y(value) + 4, 'text-anchor': 'end' });
    }
    for (const at of moments(from, to, Math.max(2, Math.floor(width / 90)))) {
      text(minute(at), { x: Math.min(x(at), width - 2), y: height - 4, 'text-anchor': x(at) > width - 24 ? 'end' : 'middle' });
    }
    if (options.band && options.band.length > 1) {
      const upper = options.band.map(one => point(one[0], one[2])), lower = options.band.map(one => point(one[0], Math.max(0, one[1]))).reverse();
      parts.push(shape('path', { class: 'band', d: 'M' + upper.concat(lower).join('L') + 'Z' }));
    }
    if (options.now > from && options.now < to) parts.push(shape('line', { class: 'mark', x1: x(options.now), x2: x(options.now), y1: HEIGHT.above, y2: height - HEIGHT.below }));
    lines.forEach((line, i) => {
      if (!line.points.length) return;
      const some = thin(line.points, width), d = 'M' + some.map(one => point(one[0], one[1])).join('L');
      if (i === 0 && !options.band) parts.push(shape('path', { class: 'area', d: d + 'L' + point(some[some.length - 1][0], 0) + 'L' + point(some[0][0], 0) + 'Z' }));
      parts.push(shape('path', { class: 'l' + i, d }));
    });
    const at = chosen === null ? null : Math.max(from, Math.min(to, chosen));
    if (at !== null) {
      parts.push(shape('line', { class: 'mark', x1: x(at), x2: x(at), y1: HEIGHT.above, y2: height - HEIGHT.below }));
      lines.forEach((line, i) => { const one = nearest(line.points, at); if (one) parts.push(shape('circle', { class: 'l' + i, r: 3.5, cx: x(one[0]), cy: y(one[1]) })); });
    }
    svg.setAttribute('viewBox', '0 0 ' + width + ' ' + height);
    svg.replaceChildren(...parts);
    tell(at);
  }
  function tell(at) {
    const entries = lines.map((line, i) => {
      const one = nearest(line.points, at !== null ? at : options.now !== undefined ? options.now : Infinity);
      return [shape('path', { class: 'l' + i, d: 'M0 5L26 5' }), line.label, one ? options.show(one[1]) : '–'];
    });
    const wide = (options.band || []).length > 1 && nearest(options.band, at === null ? options.now : at);
    if (wide) entries.push([shape('rect', { width: 26, height: 10 }), word('band'), options.show(Math.max(0, wide[1])) + ' – ' + options.show(wide[2])]);
    legend.replaceChildren(...entries.map(([sample, label, value]) =>
      make('span', null, shape('svg', { viewBox: '0 0 26 10', 'aria-hidden': 'true' }, sample), label + ' ', make('b', null, value))));
    if (at !== null) legend.append(make('span', null, clock(at)));
    const name = title() + ': ' + entries.map(entry => entry[1] + ' ' + entry[2]).join('; ') + (at === null ? '' : '; ' + clock(at));
    if (svg.getAttribute('aria-label') !== name) svg.setAttribute('aria-label', name);
  }
  function choose(at) { chosen = at; if (frame) draw(); }
  svg.addEventListener('pointermove', event => {
    if (!frame) return;
    const share = (event.offsetX - LEFT) / (frame.width - LEFT - RIGHT);
    choose(frame.from + Math.max(0, Math.min(1, share)) * (frame.to - frame.from));
  });
  svg.addEventListener('pointerleave', () => choose(null));
  svg.addEventListener('blur', () => choose(null));
  svg.addEventListener('keydown', event => {
    const way = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Escape') choose(null);
    if (!way || !frame) return;
    event.preventDefault();
    const step = (frame.to - frame.from) / 60;
    choose(Math.max(frame.from, Math.min(frame.to, (chosen === null ? frame.to : chosen) + way * step)));
  });
  new ResizeObserver(() => requestAnimationFrame(draw)).observe(place);
  return (newLines, newOptions) => { lines = newLines; options = newOptions; draw(); };
}
function nearest(points, at) {
  let low = 0, high = points.length - 1;
  if (high < 0 || at === undefined) return null;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (points[middle][0] < at) low = middle + 1; else high = middle;
  }
  return low > 0 && at - points[low - 1][0] < points[low][0] - at ? points[low - 1] : points[low];
}
function moments(from, to, most) {
  const step = (MINUTES.find(one => (to - from) / (one * 60000) <= most) || 10080) * 60000, found = [];
  const shift = new Date(from).getTimezoneOffset() * 60000;
  for (let at = Math.ceil((from - shift) / step) * step + shift; at <= to; at += step) found.push(at);
  return found.length ? found : [from];
}
