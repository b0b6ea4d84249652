import { createInterface } from 'node:readline';
import type { Replay } from './replay.ts';
import type { Screen } from './screen.ts';
import type { Stage } from './stage.ts';

const help = 'Type /incident and a verb (/incident help lists them), in #channel, as @name, or quit.';

/** Somebody takes part, until they quit. */
export async function takePart({ slack, sitrep }: Stage, { teller, news, place }: Replay, screen: Screen) {
  const typist = { handle: 'dana', channel: place() };
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const ask = () => {
    lines.setPrompt(`\n@${typist.handle} in #${typist.channel} > `);
    lines.prompt();
  };
  const watching = watch();
  screen.page(help);
  ask();
  for await (const line of lines) {
    if (/^(?:quit|exit)$/u.test(line.trim())) break;
    await obey(line.trim()).catch((error: Error) => screen.page(firstLine(error)));
    ask();
  }
  lines.close();
  await watching.end();

  async function obey(line: string): Promise<void> {
    const [, change, name = ''] = /^(in|as)\s+[#@]?(\S+)$/u.exec(line) ?? [];
    if (line === '') return;
    if (change === 'in') typist.channel = await channelCalled(name);
    else if (change === 'as') typist.handle = slack.person(name).handle;
    else if (line.startsWith('/')) await type(line);
    else screen.page(help);
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
    if (reply.status !== 200) throw new Error(`${line.split(' ', 1)[0]} gets no answer here; /incident does.`);
    if (reply.text !== '') await teller.answer(handle, reply.text, line);
    await sitrep.told();
    for (const { text } of reply.later()) await teller.answer(handle, String(text));
    await watching.look(line);
    if (slack.views(handle).length > forms) screen.page('A form opened in Slack; here, type it with its words.');
  }

  /** Shows what the channels read, also when the clock alone is the cause. */
  function watch() {
    let seen = slack.calls().length;
    let over = false;
    let last = Promise.resolve();
    const look = (typed = '') => {
      seen = slack.calls().length;
      last = last.then(async () => teller.news(await news(), typed));
      return last;
    };
    const hear = async () => {
      if (over || slack.calls().length === seen) return over;
      await sitrep.told();
      const before = lines.line;
      await look();
      if (before !== undefined) lines.prompt(true);
      return over;
    };
    const ended = slack.until(hear, { ms: 2 ** 31 - 1 });
    return {
      look,
      async end() {
        over = true;
        await ended;
      },
    };
  }
}

const firstLine = ({ message }: Error): string => message.split('\n', 1)[0] ?? '';
