/* The words of the page. {0} is filled in. What has no word in a language is shown in English. */
const WORDS = {
  en: {
    comma: ', ', skip: 'Skip to the content', language: 'Language', theme: 'Theme', auto: 'System', light: 'Light', dark: 'Dark',
    range: 'Time range', range5: '5 minutes', range15: '15 minutes', range60: '1 hour',
    login: 'Sign in', loginHelp: 'The token was printed when the dashboard was started.', token: 'Token', open: 'Open',
    refused: 'This token is not accepted.', connecting: 'Connecting', live: 'Live · {0}', quiet: 'No update since {0}',
    lost: 'Connection lost · last data {0}', full: 'Too many dashboards are open · trying again',
    now: 'Happening now', next: 'About to happen', todo: 'What to do', figures: 'Key figures', charts: 'Charts',
    alerts: 'Alerts', traffic: 'Traffic', savings: 'Saved requests', queue: 'Queue', batches: 'Batch size',
    forecast: 'Load on the Data service: forecast and actual', latency: 'Latency by priority', quality: 'Data quality', resources: 'Resources',
    models: 'Models', priority: 'Priority', answers: 'Answers', search: 'Find a model', troubled: 'Only with problems', more: 'Show more',
    requests: 'Requests/s', failures: 'Failures/s', failureRatio: 'Failures', ofAnswers: 'of answers', queued: 'Waiting', inFlight: '{0} in flight',
    saved: 'Saved requests', merged: 'Merged', cached: 'From cache', mergedCached: '{0} merged, {1} cached', batch: 'Mean batch', largest: 'largest batch {0}',
    expected: 'Expected', actual: 'Actual', band: 'Likely range', overall: 'Index', assessed: 'Assessed', repaired: 'Repaired',
    quarantined: 'Quarantined', rejected: 'Rejected', inQuarantine: '{0} in quarantine', cpu: 'CPU', heap: 'Heap', direct: 'Direct memory',
    collecting: 'Garbage collection', disk: 'Disk', gpu: 'GPU', id: 'Model', modelQuality: 'Quality', trend: 'Last minute', share: 'Share', errors: 'Errors', p99: 'p99',
    latency99: 'Latency p99', normal: 'default priority', ofCapacity: '{0} of {1}', before: '{0} in 5 min', steady: 'steady', noData: 'No data yet', leftOut: 'more than fit are not shown',
    shownOf: '{0} of {1}', noMatch: 'No model matches.', noModels: 'No model has sent a request yet.', ms: 'ms', s: 's',
    vWait: 'Waiting for the first data', waitHelp: 'Figures appear here as soon as models send requests.', again: 'The connection is back.', connected: 'Connected', vLost: 'The connection is lost: what you see is from {0}', vOk: 'All is well', vWarning: 'Needs attention: {0}', vCritical: 'Act now: {0}',
    nCritical: '{0} critical', nWarning: '{0} warnings', nWarningOne: '1 warning', nNext: 'a limit is close',
    nowOk: 'All requests are served and no alert is active.', nextOk: 'At the present trend no limit is reached within the hour.', todoOk: 'Nothing. Enjoy the calm.',
    nowAlert: '{0}: {1}', nowMore: 'and {0} more alerts', nowMoreOne: 'and one more alert', nowFailing: '{0} models fail on 5 % of their requests or more, first of all {1}', nowFailingOne: '{1} fails on 5 % of its requests or more', nowQueue: 'The queue is {0} full.', nowQuality: 'Data quality is down to {0}.',
    nowAbove: 'Traffic of {0}/s is above the likely range of {1} to {2}/s.', nowBelow: 'Traffic of {0}/s is below the likely range of {1} to {2}/s.', nowRate: '{0} requests/s, {1} of answers fail.',
    nextQueue: 'The queue is full in {0} at the present trend.', nextHeap: 'The heap is full in {0} at the present trend.', nextPeak: 'The Data service is asked {0}/s at {1} ({2} of now), at most {3}/s.', nextPending: 'Alert pending: {0}', nextDown: 'The load on the Data service falls to {0}/s by {1}.',
    todoLook: 'Look into it: {0}', fActive: 'Active', fHandled: 'Handled', fResolved: 'Resolved', noActive: 'No active alert.', noHandled: 'No alert is acknowledged or silenced.', noResolved: 'No alert was resolved lately.',
    actor: 'Acting as', acknowledge: 'Acknowledge', silence: 'Silence…', silenceFor: 'Silence for', reason: 'Reason', confirm: 'Silence', cancel: 'Cancel',
    m15: '15 minutes', m60: '1 hour', m240: '4 hours', m720: '12 hours', m1440: '1 day', m10080: '7 days', suggested: 'To do:',
    done: 'Done', failed: 'That did not work', gone: 'This alert is over or unknown', refusedAction: 'This is not possible for this alert now', since: '{0} ago', newAlert: 'New alert, {0}: {1}', newAlerts: '{0} new alerts, worst: {1}',
    doneAcknowledge: 'Acknowledged: {0}', doneSilence: 'Silenced: {0}',
    decisions: 'Decisions of the loop', at: 'When', knob: 'Knob', change: 'From → to', why: 'Why', expectedEffect: 'Expected effect', measuredEffect: 'Measured effect', state: 'State',
    TRIAL: 'on trial', KEPT: 'kept', WITHDRAWN: 'taken back', RELEASED: 'no longer needed', ADVISED: 'advised',
    INFO: 'Info', WARNING: 'Warning', CRITICAL: 'Critical', PENDING: 'pending', FIRING: 'firing', ACKNOWLEDGED: 'acknowledged', SILENCED: 'silenced', RESOLVED: 'resolved',
    HIGH: 'High', MEDIUM: 'Medium', LOW: 'Low', BACKGROUND: 'Background'
  },
  fa: {
    comma: '، ', skip: 'رفتن به محتوا', language: 'زبان', theme: 'پوسته', auto: 'سیستم', light: 'روشن', dark: 'تیره',
    range: 'بازهٔ زمانی', range5: '۵ دقیقه', range15: '۱۵ دقیقه', range60: '۱ ساعت',
    login: 'ورود', loginHelp: 'کلید هنگام آغاز به کار داشبورد چاپ شده است.', token: 'کلید دسترسی', open: 'باز کردن',
    refused: 'این کلید پذیرفته نشد.', connecting: 'در حال اتصال', live: 'زنده · {0}', quiet: 'بدون خبر تازه از {0}',
    lost: 'ارتباط قطع شد · آخرین داده {0}', full: 'داشبوردهای باز زیادند · تلاش دوباره',
    now: 'اکنون چه می‌گذرد', next: 'چه در پیش است', todo: 'چه باید کرد', figures: 'ارقام کلیدی', charts: 'نمودارها',
    alerts: 'هشدارها', traffic: 'ترافیک', savings: 'درخواست‌های صرفه‌جویی‌شده', queue: 'صف', batches: 'اندازهٔ دسته',
    forecast: 'بار سرویس داده: پیش‌بینی و واقعی', latency: 'تأخیر بر پایهٔ اولویت', quality: 'کیفیت داده', resources: 'منابع',
    models: 'مدل‌ها', priority: 'اولویت', answers: 'پاسخ‌ها', search: 'یافتن مدل', troubled: 'تنها مشکل‌دارها', more: 'نمایش بیشتر',
    requests: 'درخواست در ثانیه', failures: 'خطا در ثانیه', failureRatio: 'خطاها', ofAnswers: 'از پاسخ‌ها', queued: 'در انتظار', inFlight: '{0} در راه',
    saved: 'صرفه‌جویی', merged: 'ادغام‌شده', cached: 'از حافظهٔ نهان', mergedCached: '{0} ادغام، {1} نهان', batch: 'میانگین دسته', largest: 'بزرگ‌ترین دسته {0}',
    expected: 'پیش‌بینی', actual: 'واقعی', band: 'بازهٔ محتمل', overall: 'شاخص', assessed: 'سنجیده', repaired: 'اصلاح‌شده',
    quarantined: 'در قرنطینه', rejected: 'ردشده', inQuarantine: '{0} در قرنطینه', cpu: 'پردازنده', heap: 'حافظهٔ هیپ', direct: 'حافظهٔ مستقیم',
    collecting: 'زباله‌روبی', disk: 'دیسک', gpu: 'پردازندهٔ گرافیکی', id: 'مدل', modelQuality: 'کیفیت', trend: 'دقیقهٔ اخیر', share: 'سهم', errors: 'خطا', p99: 'p99',
    latency99: 'تأخیر p99', normal: 'اولویت پیش‌فرض', ofCapacity: '{0} از {1}', before: '{0} در ۵ دقیقه', steady: 'پایدار', noData: 'هنوز داده‌ای نیست', leftOut: 'بیش از گنجایش، نمایش داده نمی‌شوند',
    shownOf: '{0} از {1}', noMatch: 'مدلی یافت نشد.', noModels: 'هنوز مدلی درخواستی نفرستاده است.', ms: 'م‌ث', s: 'ثانیه',
    vWait: 'در انتظار نخستین داده', waitHelp: 'همین که مدل‌ها درخواست بفرستند، ارقام اینجا دیده می‌شوند.', again: 'ارتباط دوباره برقرار شد.', connected: 'متصل', vLost: 'ارتباط قطع است: آنچه می‌بینید از {0} است', vOk: 'همه‌چیز خوب است', vWarning: 'نیازمند توجه: {0}', vCritical: 'همین حالا اقدام کنید: {0}',
    nCritical: '{0} بحرانی', nWarning: '{0} هشدار', nNext: 'مرزی نزدیک است',
    nowOk: 'همهٔ درخواست‌ها پاسخ می‌گیرند و هشداری فعال نیست.', nextOk: 'با روند کنونی تا یک ساعت به مرزی نمی‌رسیم.', todoOk: 'کاری لازم نیست.',
    nowAlert: '{0}: {1}', nowMore: 'و {0} هشدار دیگر', nowFailingOne: '{1} در ۵٪ درخواست‌ها یا بیشتر خطا دارد', nowFailing: '{0} مدل در ۵٪ درخواست‌ها یا بیشتر خطا دارند، پیش از همه {1}', nowQueue: 'صف {0} پر است.', nowQuality: 'کیفیت داده به {0} رسیده است.',
    nowAbove: 'ترافیک {0} در ثانیه بالاتر از بازهٔ محتمل {1} تا {2} است.', nowBelow: 'ترافیک {0} در ثانیه پایین‌تر از بازهٔ محتمل {1} تا {2} است.', nowRate: '{0} درخواست در ثانیه؛ {1} پاسخ‌ها خطاست.',
    nextQueue: 'با روند کنونی صف تا {0} دیگر پر می‌شود.', nextHeap: 'با روند کنونی حافظهٔ هیپ تا {0} دیگر پر می‌شود.', nextPeak: 'اوج بار سرویس داده {0} در ثانیه در {1} ({2} اکنون)، حداکثر {3}.', nextPending: 'هشدار در آستانه: {0}', nextDown: 'بار سرویس داده تا {1} به {0} در ثانیه می‌رسد.',
    todoLook: 'بررسی کنید: {0}', fActive: 'فعال', fHandled: 'رسیدگی‌شده', fResolved: 'پایان‌یافته', noActive: 'هشدار فعالی نیست.', noHandled: 'هشداری در رسیدگی یا بی‌صدا نیست.', noResolved: 'به‌تازگی هشداری پایان نیافته است.',
    actor: 'به نام', acknowledge: 'رسیدگی می‌کنم', silence: 'بی‌صدا…', silenceFor: 'بی‌صدا برای', reason: 'دلیل', confirm: 'بی‌صدا کن', cancel: 'انصراف',
    m15: '۱۵ دقیقه', m60: '۱ ساعت', m240: '۴ ساعت', m720: '۱۲ ساعت', m1440: '۱ روز', m10080: '۷ روز', suggested: 'چاره:',
    done: 'انجام شد', failed: 'انجام نشد', gone: 'این هشدار پایان یافته یا ناشناخته است', refusedAction: 'این کار اکنون برای این هشدار شدنی نیست', since: '{0} پیش', newAlert: 'هشدار تازه، {0}: {1}', newAlerts: '{0} هشدار تازه، بدترین: {1}',
    doneAcknowledge: 'در رسیدگی: {0}', doneSilence: 'بی‌صدا شد: {0}',
    decisions: 'تصمیم‌های حلقه', at: 'زمان', knob: 'تنظیم', change: 'از ← به', why: 'چرا', expectedEffect: 'اثر مورد انتظار', measuredEffect: 'اثر سنجیده', state: 'وضعیت',
    TRIAL: 'در آزمایش', KEPT: 'ماندگار', WITHDRAWN: 'پس گرفته', RELEASED: 'دیگر لازم نیست', ADVISED: 'پیشنهاد',
    INFO: 'آگاهی', WARNING: 'هشدار', CRITICAL: 'بحرانی', PENDING: 'در آستانه', FIRING: 'فعال', ACKNOWLEDGED: 'در رسیدگی', SILENCED: 'بی‌صدا', RESOLVED: 'پایان‌یافته',
    HIGH: 'بالا', MEDIUM: 'میانه', LOW: 'پایین', BACKGROUND: 'پس‌زمینه'
  }
};
export let language = 'en';
export function speak(chosen) { language = Object.hasOwn(WORDS, chosen) ? chosen : 'en'; }
export function word(key, ...values) {
  const text = (Object.hasOwn(WORDS[language], key) && WORDS[language][key]) || (Object.hasOwn(WORDS.en, key) && WORDS.en[key]) || key;
  return text.replace(/\{(\d)\}/g, (all, i) => values[i] === undefined ? all : values[i]);
}
/* The same of a number of things. */
export function many(key, count, ...values) {
  return word(count === 1 && WORDS[language][key + 'One'] ? key + 'One' : key, whole(count), ...values);
}
const formats = new Map();
function format(kind, options) {
  const key = language + kind + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl[kind](language, options));
  return formats.get(key);
}
const given = value => value !== undefined && value !== null;
export function number(value, digits) {
  if (!given(value)) return '–';
  const most = digits !== undefined ? digits : Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return Math.abs(value) >= 1e6 ? format('NumberFormat', { notation: 'compact', maximumFractionDigits: 1 }).format(value)
    : format('NumberFormat', { maximumFractionDigits: most }).format(value);
}
export function whole(value) { return number(value, 0); }
export function percent(value) {
  return given(value) ? format('NumberFormat', { style: 'percent', maximumFractionDigits: 1 }).format(value) : '–';
}
export function signed(value) {
  return format('NumberFormat', { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' }).format(value);
}
export function millis(value) {
  if (!given(value)) return '–';
  return value >= 10000 ? number(value / 1000) + ' ' + word('s') : number(value) + ' ' + word('ms');
}
export function clock(at) { return format('DateTimeFormat', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(at); }
export function minute(at) { return format('DateTimeFormat', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at); }
export function span(seconds) {
  const [amount, unit] = seconds < 90 ? [seconds, 'second'] : seconds < 5400 ? [seconds / 60, 'minute']
    : seconds < 129600 ? [seconds / 3600, 'hour'] : [seconds / 86400, 'day'];
  return format('NumberFormat', { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(Math.max(0, amount));
}
