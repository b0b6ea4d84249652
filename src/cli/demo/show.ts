import { writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { takePart } from './prompt.ts';
import { decode } from './reading.ts';
import { createReplay } from './replay.ts';
import { asksForTheDraft, goesOut, posts } from './scenario.ts';
import { createScreen, type Screen, type Terminal } from './screen.ts';
import { openStage, type Stage } from './stage.ts';

interface Setting {
  readonly env: NodeJS.ProcessEnv;
  readonly terminal: Terminal;
  /** Somebody sits there who can type. */
  readonly attended: boolean;
  readonly signal: AbortSignal;
}

/** The whole demo. Rejects when something goes wrong, and when the signal says stop; leaves nothing running. */
export async function show({ env, terminal, attended, signal }: Setting): Promise<void> {
  const write = (text: string) => void (signal.aborted || terminal.write(text));
  const screen = createScreen({ ...terminal, write });
  const kept = join(env['DATA_DIR'] || 'data', 'demo');
  const logFile = join(kept, 'sitrep.log');
  screen.page(introduction(logFile, attended));
  const opening = openStage(env, logFile);
  const playing = opening.then((stage) => perform(stage, screen, kept, attended));
  const stopped = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  try {
    await Promise.race([playing, stopped]);
  } finally {
    const stage = await opening.catch(() => undefined);
    await stage?.close();
  }
}

const introduction = (logFile: string, attended: boolean): string =>
  `A Slack and Sitrep start here and replay a real incident of November 2025, in UTC; its people are invented.
Who types what, what they alone read (→), what everybody reads; […] stands for the words just typed.
Then comes the postmortem${attended ? ', and a prompt of your own' : ''}. The bot's own log goes to ${shortest(logFile)}.

Priya is in London, Dana in Paris (GMT+1 in November), Kofi in New York, Mei in Singapore.`;

async function perform(stage: Stage, screen: Screen, kept: string, attended: boolean): Promise<void> {
  const replay = await createReplay(stage, screen);
  for (const post of [...posts, goesOut]) await replay.play(post);
  const [head = '', ...draft] = decode(await replay.ask(asksForTheDraft)).split('\n');
  const path = join(kept, 'postmortem-1.md');
  writeFileSync(path, draft.join('\n'));
  screen.said(`→ ${asksForTheDraft.who}`, head);
  const page = join(kept, 'status-page.html');
  const address = `http://127.0.0.1:${stage.sitrep.port}/`;
  writeFileSync(page, await (await fetch(address)).text());
  screen.page(`\n${draft.join('\n').trim()}\n
${screen.strong(`The postmortem lies in ${shortest(path)}, the status page in ${shortest(page)}.`)}`);
  if (!attended) return;
  screen.page(`Customers read it at ${address} while this runs.`);
  stage.clock.run();
  await takePart(stage, replay, screen);
}

function shortest(path: string): string {
  const near = relative('.', path);
  return near.startsWith('..') ? path : near;
}
