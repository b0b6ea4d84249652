import { openDoors } from './doors.ts';

/** The bare floor: acknowledges at once and does nothing else. */
await openDoors((app) => {
  app.command('/incident', async ({ command, ack }) => {
    await ack({ response_type: 'ephemeral', text: `✅ ${command.text}` });
  });
});
