import type { LocalSlack } from '../../sandbox/local-slack.ts';
import type { News } from './news.ts';
import { emphasised, type Names, readable, withoutRepeats } from './reading.ts';
import type { Screen } from './screen.ts';

/** Shows on the screen what is said in this Slack. */
export async function createTeller(slack: LocalSlack, screen: Screen) {
  const people = new Map(slack.people().map(({ id, handle }) => [id, handle]));
  let channels = new Map<string, string>();
  const names: Names = { person: (id) => people.get(id), channel: (id) => channels.get(id) };

  return {
    /** What one person alone reads. */
    async answer(who: string, text: string, typed = ''): Promise<void> {
      await learnChannels();
      screen.said(`→ ${who}`, shown(text, typed));
    },

    /** What everybody reads; `typed` is not said again. */
    async news(all: readonly News[], typed = ''): Promise<void> {
      await learnChannels();
      const told = new Set<string>();
      const labelled = new Set<string>();
      const cardChanged = all.some(({ kind }) => kind === 'edited');
      for (const { kind, channel, text } of all) {
        const words = shown(text, typed);
        // The card is in two places, in one of them without a mention.
        const isRepeated = told.has(words.replaceAll('@', ''));
        told.add(words.replaceAll('@', ''));
        // The topic says in short what the card says.
        if ((kind === 'edited' && isRepeated) || (kind === 'topic' && cardChanged)) continue;
        const label = labelOf(kind, channel);
        // Two messages of one channel can be answered by the same words.
        if (isRepeated && labelled.has(`${label} ${words}`)) continue;
        labelled.add(`${label} ${words}`);
        screen.said(label, isRepeated ? repeated(kind) : words);
      }
    },
  };

  function shown(text: string, typed: string): string {
    const read = readable(text, names, (words) => `*${words}*`);
    return emphasised(withoutRepeats(read, typed), screen.strong);
  }

  async function learnChannels(): Promise<void> {
    channels = new Map((await slack.channels()).map(({ id, name }) => [id, name]));
  }
}

const repeated = (kind: News['kind']): string => (kind === 'direct' ? 'the same' : 'the same, for everybody');

function labelOf(kind: News['kind'], channel: string): string {
  if (kind === 'edited') return 'card';
  if (kind === 'topic') return 'topic';
  if (kind === 'direct') return `→ ${channel}`;
  // Of an incident's channel the number is enough.
  const name = `#${channel.replace(/^(inc-\d+)-.*/u, '$1')}`;
  return kind === 'thread' ? '  thread' : name;
}
