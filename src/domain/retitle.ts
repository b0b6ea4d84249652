import { type Author, type Change, step } from './change.ts';
import type { Incident } from './incident.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { pageTitleAfter } from './page/on-page.ts';
import type { Said } from './said.ts';

export function retitle(incident: Incident, title: Said, by: Author, now: Date): Outcome<Change> {
  if (title.text === '') {
    return refuse('empty_text', 'A title needs its words.', `/incident #${incident.id} title <title>`);
  }
  if (title.text === incident.title) {
    return refuse('same', `#${incident.id} has that title as it is.`, `/incident #${incident.id} status`);
  }
  const detail = { from: incident.title };
  const pageTitle = pageTitleAfter(incident, title.text);
  return done(step(incident, { title: title.text, pageTitle }, { kind: 'title', by, said: title, detail, now }));
}
