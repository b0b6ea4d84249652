import { afterEach, test } from '@jest/globals';
import { openReplicas, type Replicas } from './bots.ts';

let replicas: Replicas;

afterEach(() => replicas.close());

test('a form about a long message records it whole, whichever bot is handed the form', async () => {
  replicas = await openReplicas(2);
  const { slack, turnTo } = replicas;
  const [dana, kofi] = [slack.person('dana'), slack.person('kofi')];
  const text = `It began at noon. ${'The disk fills. '.repeat(300)}That is all.`;
  const { ts } = await kofi.post('general', text);
  const message = (await slack.messages('general')).find((one) => one.ts === ts);
  if (!message) throw new Error('It is not there.');
  await dana.shortcut('declare_from_message', message);
  const form = await slack.until(() => slack.views('dana').at(-1));
  turnTo(1);
  await dana.submit(form, {});
  const room = await slack.until(async () => (await slack.channels()).find(({ name }) => /^inc-1/u.test(name))?.name);
  await slack.until(async () => (await slack.messages(room)).some((one) => one.text.includes('That is all.')));
});
