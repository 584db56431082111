'use strict';
/* Line charts as SVG. Time runs from left to right in every language, as it is usual for charts. */
const SVG = 'http://www.w3.org/2000/svg';
function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const key in attributes) made.setAttribute(key, attributes[key]);
  return made;
}
/* A round number, not below. */
function ceiling(value) {
  if (!(value > 0)) return 1;
  const power = Math.pow(10, Math.floor(Math.log10(value)));
  for (const step of [1, 2, 2.5, 5, 10]) if (step * power >= value) return step * power;
  return value;
}
/* lines: [{label, points: [[millis, value], ...]}], band: [[millis, low, high], ...], show: value => text */
function chart(place, lines, show, band, top) {
  const width = Math.max(260, place.clientWidth || 360), height = 176, left = 52, right = 8, above = 8, below = 22;
  place.textContent = '';
  const all = lines.flatMap(line => line.points);
  if (all.length < 2) {
    const empty = document.createElement('p');
    empty.className = 'faint';
    empty.textContent = word('noData');
    place.append(empty);
    return;
  }
  let from = Infinity, to = -Infinity, most = 0;
  for (const point of all) { from = Math.min(from, point[0]); to = Math.max(to, point[0]); most = Math.max(most, point[1]); }
  for (const point of band || []) { from = Math.min(from, point[0]); to = Math.max(to, point[0]); most = Math.max(most, point[2]); }
  most = top || ceiling(most);
  if (to === from) to = from + 1;
  const x = t => left + (t - from) / (to - from) * (width - left - right);
  const y = v => height - below - Math.max(0, Math.min(1, v / most)) * (height - above - below);
  const at = (t, v) => x(t).toFixed(1) + ' ' + y(v).toFixed(1);
  const drawing = shape('svg', { viewBox: '0 0 ' + width + ' ' + height, role: 'img' });
  const title = shape('title', {});
  title.textContent = lines.map(line => {
    const last = line.points[line.points.length - 1];
    return line.label + ': ' + (last ? show(last[1]) : word('none'));
  }).join('; ');
  drawing.append(title);
  for (let i = 0; i <= 2; i++) {
    const value = most * i / 2;
    drawing.append(shape('line', { x1: left, x2: width - right, y1: y(value), y2: y(value), class: 'grid' }));
    const label = shape('text', { x: left - 6, y: y(value) + 4, 'text-anchor': 'end' });
    label.textContent = show(value);
    drawing.append(label);
  }
  for (const end of [[from, 'start', left], [to, 'end', width - right]]) {
    const label = shape('text', { x: end[2], y: height - 6, 'text-anchor': end[1] });
    label.textContent = clock(end[0]);
    drawing.append(label);
  }
  if (band && band.length > 1) {
    const upper = band.map(point => at(point[0], point[2]));
    const lower = band.map(point => at(point[0], point[1])).reverse();
    drawing.append(shape('path', { d: 'M' + upper.concat(lower).join('L') + 'Z', class: 'band' }));
  }
  lines.forEach((line, i) => {
    if (line.points.length) {
      drawing.append(shape('path', { d: 'M' + line.points.map(point => at(point[0], point[1])).join('L'), class: 'l' + i }));
    }
  });
  place.append(drawing);
  const legend = document.createElement('p');
  legend.className = 'legend';
  lines.forEach((line, i) => {
    const entry = document.createElement('span');
    const sample = shape('svg', { viewBox: '0 0 26 10', 'aria-hidden': 'true' });
    sample.append(shape('path', { d: 'M0 5L26 5', class: 'l' + i }));
    const last = line.points[line.points.length - 1];
    entry.append(sample, ' ' + line.label + ' ' + (last ? show(last[1]) : ''));
    legend.append(entry);
  });
  place.append(legend);
}
