/**
 * The one script of the page: beside each time it says what the reader's own clock shows, unless that stands there already.
 * Without it nothing is missing.
 */
export const localTime = `for (const when of document.querySelectorAll('.when')) {
  const time = when.querySelector('time[datetime*=T]');
  if (!time) continue;
  const at = new Date(time.dateTime);
  const clock = at.toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (when.textContent.includes(clock)) continue;
  const isSameDay = at.getDate() === at.getUTCDate();
  const day = isSameDay ? '' : at.toLocaleDateString('en', { month: 'short', day: 'numeric' }) + ', ';
  const own = document.createElement('span');
  own.className = 'also';
  own.textContent = '(' + day + clock + ' your time)';
  when.append(' ', own);
}`;
