'use strict';
/* The words of the page. What has no word in a language is shown in English. */
const WORDS = {
  en: {
    skip: 'To the content', language: 'Language', theme: 'Colours', auto: 'As the system', light: 'Light', dark: 'Dark',
    token: 'Token', open: 'Open', refused: 'This token is not accepted.', connecting: 'Connecting',
    live: 'Live, up to', lost: 'The connection is lost; trying again', full: 'Too many open dashboards; trying again',
    now: 'Now', alerts: 'Alerts', traffic: 'Traffic', savings: 'Saved requests', queue: 'Queue and batches',
    forecast: 'Forecast and what came', latency: 'Latency by priority', quality: 'Quality', resources: 'Resources',
    models: 'Models', priority: 'Priority', answers: 'Answers', search: 'Search', more: 'Show more',
    requests: 'Requests a second', responses: 'Answers a second', failures: 'Failures a second', inFlight: 'In flight',
    merged: 'Merged', cached: 'From the cache', queued: 'Waiting', batch: 'Mean batch', largest: 'Largest batch',
    expected: 'Expected', actual: 'Came', overall: 'Index', assessed: 'Judged', repaired: 'Repaired',
    quarantined: 'In quarantine', rejected: 'Refused', cpu: 'Processors', heap: 'Heap', direct: 'Direct memory',
    collecting: 'Collecting', disk: 'Disk', gpu: 'Graphics', id: 'Model', share: 'Share', errors: 'Errors', p99: 'p99',
    none: 'none', noData: 'Nothing yet', leftOut: 'left out', acknowledge: 'Acknowledge', silence: 'Silence for an hour',
    done: 'Done', failed: 'That did not work', since: 'since', to: 'to', ms: 'ms',
    INFO: 'Note', WARNING: 'Warning', CRITICAL: 'Critical', PENDING: 'pending', FIRING: 'firing',
    ACKNOWLEDGED: 'acknowledged', SILENCED: 'silenced', RESOLVED: 'over',
    HIGH: 'High', MEDIUM: 'Medium', LOW: 'Low', BACKGROUND: 'Background'
  },
  fa: {
    skip: 'رفتن به محتوا', language: 'زبان', theme: 'رنگ‌ها', auto: 'مانند سیستم', light: 'روشن', dark: 'تیره',
    token: 'کلید دسترسی', open: 'باز کردن', refused: 'این کلید پذیرفته نشد.', connecting: 'در حال اتصال',
    live: 'زنده، تا', lost: 'ارتباط قطع شد؛ تلاش دوباره', full: 'داشبوردهای باز زیادند؛ تلاش دوباره',
    now: 'اکنون', alerts: 'هشدارها', traffic: 'ترافیک', savings: 'درخواست‌های صرفه‌جویی‌شده', queue: 'صف و دسته‌ها',
    forecast: 'پیش‌بینی و واقعیت', latency: 'تأخیر بر پایهٔ اولویت', quality: 'کیفیت', resources: 'منابع',
    models: 'مدل‌ها', priority: 'اولویت', answers: 'پاسخ‌ها', search: 'جستجو', more: 'نمایش بیشتر',
    requests: 'درخواست در ثانیه', responses: 'پاسخ در ثانیه', failures: 'خطا در ثانیه', inFlight: 'در راه',
    merged: 'ادغام‌شده', cached: 'از حافظهٔ نهان', queued: 'در انتظار', batch: 'میانگین دسته', largest: 'بزرگ‌ترین دسته',
    expected: 'پیش‌بینی', actual: 'واقعی', overall: 'شاخص', assessed: 'سنجیده', repaired: 'اصلاح‌شده',
    quarantined: 'در قرنطینه', rejected: 'ردشده', cpu: 'پردازنده', heap: 'حافظهٔ هیپ', direct: 'حافظهٔ مستقیم',
    collecting: 'زباله‌روبی', disk: 'دیسک', gpu: 'گرافیک', id: 'مدل', share: 'سهم', errors: 'خطا', p99: 'p99',
    none: 'هیچ', noData: 'هنوز داده‌ای نیست', leftOut: 'بیرون از فهرست', acknowledge: 'رسیدگی می‌کنم', silence: 'یک ساعت بی‌صدا',
    done: 'انجام شد', failed: 'انجام نشد', since: 'از', to: 'تا', ms: 'م‌ث',
    INFO: 'آگاهی', WARNING: 'هشدار', CRITICAL: 'بحرانی', PENDING: 'در آستانه', FIRING: 'فعال',
    ACKNOWLEDGED: 'در رسیدگی', SILENCED: 'بی‌صدا', RESOLVED: 'پایان‌یافته',
    HIGH: 'بالا', MEDIUM: 'میانه', LOW: 'پایین', BACKGROUND: 'پس‌زمینه'
  }
};
let language = 'en';
function word(key) { return WORDS[language][key] || WORDS.en[key] || key; }
function number(value, digits) {
  if (value === undefined || value === null) return '–';
  return new Intl.NumberFormat(language, { maximumFractionDigits: digits === undefined ? 1 : digits }).format(value);
}
function percent(value) {
  if (value === undefined || value === null) return '–';
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(value);
}
function clock(millis) {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(millis));
}
