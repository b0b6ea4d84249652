import { createHash } from 'node:crypto';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { StatusPage } from '../../../domain/page/status-page.ts';
import { brief } from '../../../domain/postmortem/sentence.ts';
import type { Document } from '../document.ts';
import { monthsIn } from './calendar.ts';
import { Frame } from './frame.tsx';
import { History, MonthPage, monthWords, sheetsOf } from './history.tsx';
import { Home } from './home.tsx';
import { IncidentPage } from './incident.tsx';
import { localTime } from './local-time.ts';
import { Lost } from './lost.tsx';
import { incidentPath, monthPath } from './places.ts';
import { style } from './style.ts';
import { howItIs, severityWords, stateOfIncident } from './words.ts';

const hashed = (words: string): string => `'sha256-${createHash('sha256').update(words).digest('base64')}'`;

/** What a browser may do with a page: look as we say, run our one script, and nothing else, whatever somebody wrote into it. */
export const guard = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src ${hashed(style)}`,
    `script-src ${hashed(localTime)}`,
    'img-src data:', // the dot in the tab
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'referrer-policy': 'no-referrer',
} as const;

/** The page of a path, as HTML; undefined where there is none. */
export function written(path: string, page: StatusPage, now: Date): Document | undefined {
  if (path === '/') return homeOf(page, now);
  if (path === '/history') return historyOf(page);
  const [, where = '', which = '', sheet = '1'] = path.split('/');
  if (where === 'incidents') return incidentOf(page, path, now);
  return where === 'history' ? monthOf(page, path, which, Number(sheet)) : undefined;
}

/** The page for what is not there. */
export const lost = (page: StatusPage): Document =>
  html(
    <Frame page={page} title="Nothing here" path={null} state="operational" description="There is nothing here.">
      <Lost page={page} />
    </Frame>,
  );

function homeOf(page: StatusPage, now: Date): Document {
  const { state, words, more } = howItIs(page);
  return html(
    <Frame page={page} title={words} path="/" state={state} description={more}>
      <Home page={page} now={now} />
    </Frame>,
  );
}

function incidentOf(page: StatusPage, path: string, now: Date): Document | undefined {
  const incident = [...page.open, ...page.past].find((one) => incidentPath(one) === path);
  if (!incident) return undefined;
  const state = stateOfIncident(incident);
  const description = brief(incident.posts.at(-1)?.text || severityWords(incident), 160);
  return html(
    <Frame page={page} title={incident.title} path={path} state={state} description={description}>
      <IncidentPage incident={incident} zone={page.zone} now={now} />
    </Frame>,
  );
}

const historyOf = (page: StatusPage): Document =>
  html(
    <Frame page={page} title="History" path="/history" state="operational" description="All incidents, by month.">
      <History page={page} />
    </Frame>,
  );

function monthOf(page: StatusPage, path: string, which: string, sheet: number): Document | undefined {
  const month = monthsIn(page).find((one) => one.month === which);
  if (!month || path !== monthPath(which, sheet) || !(sheet >= 1 && sheet <= sheetsOf(month))) return undefined;
  const title = monthWords(which);
  return html(
    <Frame page={page} title={title} path={path} state="operational" description={`The incidents of ${title}.`}>
      <MonthPage page={page} month={month} sheet={sheet} />
    </Frame>,
  );
}

const html = (node: VNode): Document => ({
  type: 'text/html; charset=utf-8',
  body: `<!doctype html>\n${render(node)}\n`,
});
