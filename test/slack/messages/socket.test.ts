import { expect, test } from '@jest/globals';
import { openHouse } from '../../house.ts';

test('reactions and shortcuts come over a socket just as well', async () => {
  const house = await openHouse({ socket: true });
  try {
    const { slack } = house;
    await slack.until(() => slack.sockets.connected() > 0 || undefined);
    const dana = slack.person('dana');
    await dana.type('/incident declare sev2 Search is slow', { in: 'general' });
    await slack.until(() => slack.channel('inc-1-search-is-slow'));
    const { ts } = await dana.post('inc-1-search-is-slow', 'the index is full');
    await dana.react('inc-1-search-is-slow', ts, 'pushpin');
    await slack.until(() => slack.ephemerals('dana').some(({ text }) => text.includes('noted as entry 3')));
    const message = (await slack.messages('inc-1-search-is-slow')).find((one) => one.ts === ts);
    const { status } = await dana.shortcut('declare_from_message', message);
    expect(status).toBe(200);
    await slack.until(() => slack.views('dana').at(-1));
  } finally {
    await house.close();
  }
});
