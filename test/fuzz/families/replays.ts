import { type Family, form } from '../shot.ts';

/** The very same request again, within the time in which its signature is right. */
export const replays: Family = (random, { seeds, incident }) => {
  const text = `#${incident} note said once ${random.int(2 ** 31)}`;
  const fields = { ...random.pick(seeds.commands), text, trigger_id: `${random.int(2 ** 31)}.once` };
  const times = random.int(3) + 2;
  return { family: 'replays', what: `${times} times`, body: form(fields), times, expects: [200], records: true };
};
