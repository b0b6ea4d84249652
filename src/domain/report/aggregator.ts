import type { ImpactTime } from '../impacts/time.ts';
import { nobodyKnows } from '../impacts/window.ts';
import { capital } from '../postmortem/sentence.ts';
import { beganAt, endedAt } from '../told.ts';
import { tookWords } from '../took.ts';
import { listed, withDash } from './affected.ts';
import type { Hand } from './hand.ts';
import type { Post } from './posts.ts';
import type { Report } from './report.ts';
import { longDay, stampWithAm } from './stamp.ts';
import { severityWord } from './words.ts';

/** As those have it who collect the incidents of many companies: a sentence, the times, what was hit, the oldest first. */
export function aggregatorOf(report: Report, hand: Hand): string[] {
  const { incident, name, zone } = report;
  const { severity, status, title } = incident;
  const hit = report.affected.flatMap(withDash);
  const show = (time: ImpactTime | null) => (time ? stampWithAm(time, zone) : nobodyKnows);
  return [
    hand.title(title),
    hand.line([...(name === null ? [] : [name]), capital(severityWord[severity]), capital(status)].join(' · ')),
    hand.line(headline(report, hit)),
    list([
      `Started: ${show(beganAt(incident))}`,
      `Resolved: ${show(endedAt(incident))}`,
      `Duration: ${tookWords(incident)}`,
    ]),
    ...(hit.length === 0 ? [] : [hand.heading('Affected components'), list(hit.map(hand.line))]),
    hand.heading('Update timeline'),
    ...report.posts.map((post) => postOf(post, report, hand)),
  ];
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

/** How bad, whose, when, what, for how long: all that somebody reads who has one line for it. */
function headline({ incident, name, zone }: Report, hit: readonly string[]): string {
  const began = beganAt(incident);
  return [
    `${capital(severityWord[incident.severity])} incident`,
    ...(name === null ? [] : [`at ${name}`]),
    ...(began ? [`on ${longDay(began, zone)}`] : []),
    ...(hit.length === 0 ? [] : [`affecting ${listed(hit)}`]),
  ]
    .join(' ')
    .concat(`, lasting ${tookWords(incident)}.`);
}

function postOf({ word, text, posted }: Post, { zone }: Report, hand: Hand): string {
  const said = word === 'postmortem' ? hand.paper(text) : hand.said(text);
  const head = `- ${hand.word(word)} ${stampWithAm(posted, zone)}`;
  return text === '' ? head : `${head}\n\n${indented(said)}`;
}

/** Inside its item of the list. */
const indented = (text: string): string => text.replace(/^(?=.)/gmu, '  ');
