/* The connection to the server. */
import { replace, take, shown, past, SERIES } from './store.js';
const LATER = 10000, HIDDEN = 60000;
let source = null, again = 0, listener = null;

/* on: { told(), state(key), login(refused) } */
export function connect(on) { listener = on; }
async function ask(path, options) {
  const answer = await fetch(path, Object.assign({ credentials: 'same-origin', cache: 'no-store' }, options));
  if (answer.status === 401) { stop(); listener.login(false); throw new Error('401'); }
  return answer;
}
export async function signIn(token) {
  const answer = await fetch('api/session', { method: 'POST', headers: { Authorization: 'Bearer ' + token } });
  if (answer.ok) await begin(); else listener.login(true);
}
export async function begin() {
  stop();
  try {
    shown.actions = (await (await ask('api/alerts')).json()).actions;
    await Promise.all(SERIES.map(async name => {
      past[name] = (await (await ask('api/series?name=' + name + '&seconds=3600')).json()).points;
    }));
    listen();
  } catch (problem) {
    if (problem.message !== '401') { listener.state('lost'); later(); }
  }
}
function later() {
  clearTimeout(again);
  again = setTimeout(begin, LATER);
}
function stop() {
  clearTimeout(again);
  if (source) { source.close(); source = null; }
}
function listen() {
  stop();
  source = new EventSource('events');
  source.addEventListener('snapshot', event => { replace(JSON.parse(event.data)); listener.told(); });
  source.addEventListener('delta', event => {
    const told = JSON.parse(event.data);
    /* Without the last event the browser asks for all when it connects anew. */
    if (told.from > shown.sequence) { begin(); return; }
    take(told);
    listener.told();
  });
  source.onopen = () => listener.state('open');
  source.onerror = () => {
    if (!source) return;
    if (source.readyState === EventSource.CLOSED) { stop(); listener.state('full'); later(); } else listener.state('lost');
  };
}
/* Browsers open few connections to one host, so that pages that nobody sees give theirs back, and ask now and then. */
document.addEventListener('visibilitychange', () => {
  clearTimeout(again);
  if (document.hidden) again = setTimeout(() => { stop(); poll(); }, HIDDEN);
  else if (!source && shown.sequence >= 0) begin();
});
async function poll() {
  try {
    replace(await (await ask('api/snapshot')).json());
    listener.told();
  } catch (problem) {
    if (problem.message === '401') return;
    listener.state('lost');
  }
  if (document.hidden) again = setTimeout(poll, LATER);
}
export async function act(what, wish) {
  try {
    const answer = await ask('api/alerts/' + what, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(wish) });
    return answer.ok ? 'done' : answer.status === 404 ? 'gone' : answer.status === 409 ? 'refusedAction' : 'failed';
  } catch (problem) { return 'failed'; }
}
