/* What is shown, as the server told it, and what was before. */
const LONGEST = 3600, SPARK = 60;
export const SERIES = ['REQUESTS', 'FAILURES', 'MERGED', 'CACHED', 'QUEUED', 'BATCH_SIZE', 'LATENCY_P99', 'QUALITY', 'CPU', 'HEAP'];
const KEYS = ['traffic', 'savings', 'queue', 'latency', 'forecast', 'quality', 'resources', 'alerts', 'decisions', 'modelsLeftOut', 'at'];
export const shown = { models: new Map(), alerts: [], latency: [], forecast: [], decisions: [], sequence: -1, actions: false };
export const past = {};
const sparks = new Map();

export function replace(told) {
  shown.models.clear();
  for (const key of KEYS) delete shown[key];
  shown.latency = []; shown.forecast = []; shown.alerts = []; shown.decisions = [];
  take(told);
}
export function take(told) {
  shown.sequence = told.sequence;
  for (const id of told.gone || []) { shown.models.delete(id); sparks.delete(id); }
  for (const model of told.models || []) shown.models.set(model.id, model);
  for (const key of KEYS) if (told[key] !== undefined) shown[key] = told[key];
  remember(told);
}
function remember(told) {
  const add = (name, value) => {
    if (value === undefined) return;
    const points = past[name] || (past[name] = []);
    while (points.length && points[points.length - 1][0] > told.at) points.pop();
    const last = points[points.length - 1];
    if (last && Math.floor(last[0] / 1000) === Math.floor(told.at / 1000)) points.pop();
    points.push([told.at, value]);
    if (points.length > LONGEST * 1.2) points.splice(0, points.length - LONGEST);
  };
  if (told.traffic) { add('REQUESTS', told.traffic.requests); add('FAILURES', told.traffic.failures); }
  if (told.savings) { add('MERGED', told.savings.mergedShare); add('CACHED', told.savings.cachedShare); }
  if (told.queue) { add('QUEUED', told.queue.depth); add('BATCH_SIZE', told.queue.meanBatch); }
  if (told.quality) add('QUALITY', told.quality.overall);
  if (told.resources) { add('CPU', told.resources.cpu); add('HEAP', told.resources.heap); }
  if (told.latency) { const usual = told.latency.find(one => one.usual); if (usual) add('LATENCY_P99', usual.p99); }
}
/* The points of the latest seconds. */
export function recent(name, seconds) {
  const points = past[name] || [];
  const from = (shown.at || 0) - seconds * 1000;
  let first = points.length;
  while (first > 0 && points[first - 1][0] >= from) first--;
  return points.slice(first);
}
/* The server tells no past of single models, so that this begins when the page is opened. */
export function tick() {
  for (const [id, model] of shown.models) {
    let spark = sparks.get(id);
    if (!spark) sparks.set(id, spark = []);
    spark.push(model.requests);
    if (spark.length > SPARK) spark.shift();
  }
  for (const id of sparks.keys()) if (!shown.models.has(id)) sparks.delete(id);
}
export function spark(id) { return sparks.get(id) || []; }

/* Slope by Theil and Sen in value a second, and the share of pairs that rise (0.5 for no trend). */
export function slope(points) {
  const step = Math.max(1, Math.ceil(points.length / 40)), some = points.filter((point, i) => i % step === 0), slopes = [];
  for (let i = 0; i < some.length; i++) {
    for (let j = i + 1; j < some.length; j++) slopes.push((some[j][1] - some[i][1]) / ((some[j][0] - some[i][0]) / 1000));
  }
  if (slopes.length < 45) return { slope: 0, rising: 0.5 };
  slopes.sort((a, b) => a - b);
  return { slope: slopes[slopes.length >> 1], rising: slopes.filter(one => one > 0).length / slopes.length };
}
