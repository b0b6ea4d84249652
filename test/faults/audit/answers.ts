import { isTaken, type Typed } from '../people.ts';
import { type Check, type Evidence, keyOf, untoldIn } from './evidence.ts';

interface Line {
  readonly incident_id: number;
  readonly seq: number;
  readonly kind: string;
}

/** What was acknowledged is on record once, in the order in which it was typed; what was refused is not. */
export const everyAnswerIsTrue: Check = (evidence) => {
  const wrong: string[] = [];
  const newest = new Map<number, { turn: number; seq: number }>();
  for (const typed of evidence.typed.filter(isTold).sort((a, b) => a.turn - b.turn)) {
    const lines = linesOf(evidence, typed);
    const words = `“${typed.line}”, answered ${typed.status} “${typed.text.slice(0, 80)}”,`;
    const [line] = lines;
    if (lines.length > 1) wrong.push(`${words} is on record ${lines.length} times`);
    if (isTaken(typed) && !line) wrong.push(`${words} is not on record`);
    if (typed.status === 200 && !isTaken(typed) && line) wrong.push(`${words} is on record all the same`);
    if (line && typed.incident !== undefined && line.incident_id !== typed.incident) {
      wrong.push(`${words} is on record of #${line.incident_id}`);
    }
    // An emoji is worked off when it is its turn.
    if (!line || !isTaken(typed) || typed.byEmoji) continue;
    const before = newest.get(line.incident_id);
    if (before && before.turn < typed.turn && before.seq > line.seq) {
      wrong.push(`${words} is on record before what was typed earlier`);
    }
    newest.set(line.incident_id, { turn: typed.turn, seq: Math.max(line.seq, before?.seq ?? 0) });
  }
  return wrong;
};

/**
 * What was acknowledged stands in its channel, in its words; or it is said why not. What was put on the timeline by an
 * emoji stands there anyway.
 */
export const everyAnswerIsTold: Check = (evidence) => {
  const untold = untoldIn(evidence).filter(({ follower }) => follower === 'channel' || follower === 'opener');
  const isExcused = (id: number, seq: number) =>
    untold.some((row) => row.incident_id === id && (row.follower === 'opener' || row.seq === seq));
  const posted = new Map<string, string>();
  for (const { messages } of evidence.slack.rooms) {
    for (const message of messages) {
      const key = keyOf(message);
      if (key?.follower === 'channel') posted.set(`${key.incident} ${key.seq}`, message.text);
    }
  }
  return evidence.typed
    .filter((typed) => isTold(typed) && isTaken(typed) && !typed.byEmoji)
    .flatMap((typed) => linesOf(evidence, typed).map((line) => ({ typed, line })))
    .filter(({ line: { incident_id: id, seq } }) => !isExcused(id, seq))
    .flatMap(({ typed, line: { incident_id: id, seq } }) => {
      const text = posted.get(`${id} ${seq}`);
      if (text === undefined) return [`“${typed.line}” (entry ${seq} of #${id}) is in no channel`];
      // The first message is the card, which says what is so by now.
      return seq === 1 || text.includes(typed.token) ? [] : [`entry ${seq} of #${id} is posted without its words`];
    });
};

/** Some lines have no words of their own. */
const isTold = ({ line, token }: Typed): boolean => line.includes(token);

/** The entry that the words became; what later entries repeat of it is no second one. */
function linesOf({ db }: Evidence, { token, user }: Typed): Line[] {
  return db
    .prepare<[string, string], Line>(
      'select incident_id, seq, kind from timeline_entry where author = ? and instr(text, ?) order by incident_id, seq',
    )
    .all(user, token);
}
