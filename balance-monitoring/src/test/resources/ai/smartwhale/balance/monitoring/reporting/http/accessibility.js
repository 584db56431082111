/* What is wrong with the page for those who see little or use no mouse: a list of sentences. */
(() => {
  const wrong = [];
  const shown = one => one.getClientRects().length > 0 && getComputedStyle(one).visibility !== 'hidden';
  const parse = text => { const all = (text.match(/[\d.]+/g) || []).map(Number); return { r: all[0] || 0, g: all[1] || 0, b: all[2] || 0, a: all.length > 3 ? all[3] : text === 'transparent' ? 0 : 1 }; };
  const over = (top, below) => ({ r: top.r * top.a + below.r * (1 - top.a), g: top.g * top.a + below.g * (1 - top.a), b: top.b * top.a + below.b * (1 - top.a), a: 1 });
  const light = colour => {
    const part = value => { const share = value / 255; return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.r) + 0.7152 * part(colour.g) + 0.0722 * part(colour.b);
  };
  const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const ground = one => {
    const layers = [];
    for (let at = one; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((below, top) => over(top, below), { r: 255, g: 255, b: 255, a: 1 });
  };
  const name = one => (one.getAttribute('aria-label') || (one.getAttribute('aria-labelledby') || '').split(' ').filter(Boolean).map(id => (document.getElementById(id) || {}).textContent || '').join(' ')
    || (one.labels && [...one.labels].map(label => label.textContent).join(' ')) || (['BUTTON', 'A', 'SUMMARY'].includes(one.tagName) ? one.textContent : '') || '').trim();
  for (const one of document.querySelectorAll('button, input, select, a[href], [role=img], [role=meter], [role=region], [tabindex="0"]')) {
    if (shown(one) && !name(one)) wrong.push('no name: ' + one.outerHTML.slice(0, 120));
  }
  const ids = [...document.querySelectorAll('[id]')].map(one => one.id);
  ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => wrong.push('twice: ' + id));
  let level = 0;
  for (const one of document.querySelectorAll('h1, h2, h3, h4')) {
    if (!shown(one)) continue;
    const next = Number(one.tagName[1]);
    if (next > level + 1) wrong.push('heading skips a level: ' + one.textContent);
    if (!one.textContent.trim()) wrong.push('empty heading: ' + one.id);
    level = next;
  }
  if (document.querySelectorAll('h1').length !== 1 || document.querySelectorAll('main').length !== 1) wrong.push('one h1 and one main');
  for (const table of document.querySelectorAll('table')) {
    if (!shown(table)) continue;
    for (const cell of table.querySelectorAll('thead th')) if (cell.scope !== 'col') wrong.push('no scope: ' + cell.textContent);
    for (const row of table.querySelectorAll('tbody tr')) if (!row.querySelector('th[scope=row]')) wrong.push('row without a head: ' + row.textContent);
  }
  if (!['en', 'fa'].includes(document.documentElement.lang)) wrong.push('language');
  let texts = 0;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, one = node.parentElement;
    if (!node.data.trim() || !shown(one) || ['SCRIPT', 'STYLE', 'NOSCRIPT', 'OPTION'].includes(one.tagName)) continue;
    texts++;
    const style = getComputedStyle(one), below = ground(one);
    const colour = over(parse(one instanceof SVGElement ? style.fill : style.color), below), size = parseFloat(style.fontSize);
    const least = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5, found = contrast(colour, below);
    if (found < least) wrong.push('contrast ' + found.toFixed(2) + ': ' + node.data.trim().slice(0, 60));
  }
  if (texts < 100) wrong.push('only ' + texts + ' texts were looked at');
  for (const control of document.querySelectorAll('button, input, select')) {
    if (!shown(control) || control.type === 'checkbox') continue;
    if (control.getBoundingClientRect().height < 24) wrong.push('too small: ' + name(control));
  }
  return wrong;
})()
