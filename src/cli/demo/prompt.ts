import { clearLine, createInterface, cursorTo } from 'node:readline';
import { overhear } from './overhear.ts';
import { momentOf, type Replay } from './replay.ts';
import type { Screen } from './screen.ts';
import type { Stage } from './stage.ts';

const help = 'Type /incident and a verb (/incident help lists them), in #channel, as @name, or quit.';
const onlyOne = 'This Slack has one command, /incident.';

/** Somebody takes part, until they quit. */
export async function takePart(stage: Stage, { teller, news, place }: Replay, screen: Screen) {
  const { slack, sitrep, clock } = stage;
  const typist = { handle: 'dana', channel: place() };
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  let open = true;
  let typing = false;
  lines.once('close', () => {
    open = false;
  });
  const ask = () => {
    if (!open) return;
    screen.page('');
    lines.setPrompt(`@${typist.handle} in #${typist.channel} > `);
    lines.prompt(true);
  };
  const watching = overhear(stage, async () => {
    if (typing) return;
    const heard = await news();
    if (heard.length === 0) return;
    clearLine(process.stdout, 0);
    cursorTo(process.stdout, 0);
    await teller.news(heard);
    ask();
  });
  screen.page(`\nNow you: it is ${momentOf(clock.now())} UTC here, and time goes on. ${help}`);
  ask();
  for await (const line of lines) {
    if (/^(?:quit|exit)$/u.test(line.trim())) break;
    typing = true;
    await obey(line.trim()).catch((error: Error) => screen.page(firstLine(error)));
    typing = false;
    ask();
  }
  lines.close();
  await watching.end();

  async function obey(line: string): Promise<void> {
    const [, change, name = ''] = /^(in|as)\s+[#@]?(\S+)$/u.exec(line) ?? [];
    if (line === '') return;
    if (change === 'in') typist.channel = await channelCalled(name);
    else if (change === 'as') typist.handle = slack.person(name).handle;
    else if (/^\/incident(?:\s|$)/u.test(line)) await type(line);
    else screen.page(line.startsWith('/') ? onlyOne : help);
  }

  async function channelCalled(name: string): Promise<string> {
    const channel = await slack.channel(name);
    if (!channel) throw new Error(`There is no #${name} here.`);
    return channel.name;
  }

  async function type(line: string): Promise<void> {
    const { handle, channel } = typist;
    const forms = slack.views(handle).length;
    const reply = await slack.person(handle).type(line, { in: channel });
    if (reply.status !== 200) throw new Error('No answer came; the log says why.');
    if (reply.text !== '') await teller.answer(handle, reply.text, line);
    await sitrep.told();
    for (const { text } of reply.later()) await teller.answer(handle, String(text));
    await teller.news(await news(), line);
    if (slack.views(handle).length > forms) screen.page('A form opened in Slack; here, type it with its words.');
  }
}

const firstLine = ({ message }: Error): string => message.split('\n', 1)[0] ?? '';
