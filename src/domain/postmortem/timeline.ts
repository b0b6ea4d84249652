import { asItStands, inOrder } from '../as-it-stands.ts';
import { counted } from '../counted.ts';
import { formatDuration } from '../duration.ts';
import { showDate } from '../show-time.ts';
import { contradictionsIn, correctionsIn } from './contradictions.ts';
import { type Gap, gapsIn } from './gaps.ts';
import { list } from './markdown.ts';
import type { Material, Section } from './section.ts';
import { spelled } from './sentence.ts';
import { timelineLine } from './timeline-line.ts';

/** Of many silences the longest are told. */
const most = 6;

/** Every entry, in the order in which things happened; before them where it is silent, and where it gainsays itself. */
export function timelineSection(material: Material): Section {
  const { timeline, incident } = material;
  const doubts = contradictionsIn(material);
  const remarks = [...silences(gapsIn(material)), ...doubts, ...correctionsIn(material)];
  const lines = inOrder(asItStands(timeline)).map((one) => `- ${timelineLine(one)} · entry ${one.first.seq}`);
  const parts = remarks.length === 0 ? [] : ['### Gaps and contradictions', list(remarks), '### Every entry'];
  return {
    key: 'timeline',
    title: 'Timeline',
    body: [...parts, lines.join('\n')].join('\n\n'),
    questions: doubts.some((doubt) => doubt.endsWith('?'))
      ? [
          `Which of these times is right? Put the other one right with \`/incident #${incident.id} amend <entry> at <time>\`; what it said first stays visible.`,
        ]
      : [],
  };
}

function silences(gaps: readonly Gap[]): string[] {
  const longest = gaps.toSorted((one, other) => lasting(other) - lasting(one)).slice(0, most);
  const told = gaps.filter((gap) => longest.includes(gap)).map(silence);
  const rest = gaps.length - told.length;
  return rest > 0 ? [...told, `There were ${counted(rest, 'shorter silence')} beside these.`] : told;
}

function silence(gap: Gap): string {
  const { from, to, due } = gap;
  const meanwhile = due ? `, while an update was due at ${showDate(due)}` : '';
  return `The record is silent for ${spelled(formatDuration(lasting(gap)))}, from ${showDate(from.at)} (entry ${from.seq}) to ${showDate(to.at)} (entry ${to.seq})${meanwhile}.`;
}

const lasting = ({ from, to }: Gap): number => to.at.getTime() - from.at.getTime();
