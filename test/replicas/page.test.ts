import { afterEach, test } from '@jest/globals';
import { openReplicas, type Replicas } from './bots.ts';

let replicas: Replicas;

afterEach(() => replicas.close());

test('the status page shows the same on every bot, whichever of them was told', async () => {
  replicas = await openReplicas(3);
  const { slack, turnTo, urlOf } = replicas;
  const dana = slack.person('dana');
  await dana.type('/incident declare sev2 Calls fail', { in: 'general' });
  await dana.type('/incident #1 publish page now', { in: 'general' });
  await everywhere((page) => page.includes('Calls fail'));
  turnTo(1);
  await dana.type('/incident #1 status monitoring', { in: 'general' });
  await everywhere((page) => page.includes('Monitoring'));
  turnTo(2);
  await dana.type('/incident #1 publish off it was only us', { in: 'general' });
  await everywhere((page) => !page.includes('Calls fail'));

  async function everywhere(isSo: (page: string) => boolean): Promise<void> {
    for (const place of [0, 1, 2]) {
      await slack.until(async () => isSo(await (await fetch(urlOf(place))).text()));
    }
  }
});
