import { commands } from '../../../src/slack/commands/index.ts';
import { words } from '../corpus.ts';
import { type Family, form } from '../shot.ts';

const namesOf = (isWanted: (verb: string) => boolean) =>
  commands.filter(({ verb }) => isWanted(verb)).flatMap(({ verb, aliases = [] }) => [verb, ...aliases]);
const verbs = namesOf((verb) => verb !== 'delete' && verb !== 'declare');
/** More rarely: each opens a channel. */
const openers = namesOf((verb) => verb === 'declare');
const shapes = [
  '',
  'sev1 ',
  'identified: ',
  'none ',
  'when ',
  'move 1 ',
  'edit cause ',
  '1 ',
  '#1 ',
  'at 14:30 ',
  '@kofi ',
];

/** Slack sent it and a person typed it: whatever the words, they get an answer. */
export const slash: Family = (random, { seeds, incident, channel }) => {
  const command = random.pick(seeds.commands);
  const verb = random.pick(random.chance(0.02) ? openers : verbs);
  const asked = `${random.pick(['', `#${incident} `])}${verb} ${random.pick(shapes)}${words(random)}`;
  const fields: Record<string, string> = {
    ...command,
    channel_id: random.chance(0.7) ? channel : (command['channel_id'] ?? ''),
    text: random.chance(0.9) ? asked : words(random),
    trigger_id: `${random.int(2 ** 31)}.${random.int(2 ** 31)}.fuzz`,
  };
  if (random.chance(0.15)) fields[random.pick(['user_name', 'channel_name', 'team_domain'])] = words(random);
  return { family: 'slash', what: verb, body: form(fields), expects: [200], records: true };
};

/** Slack's fields themselves are odd. It may be taken or refused, but nothing breaks. */
export const oddFields: Family = (random, { seeds }) => {
  const fields = new URLSearchParams(random.pick(seeds.commands));
  // In two fields: without either it is still no replay of another one in the same second.
  const once = `${random.int(2 ** 31)}.odd`;
  for (const field of ['trigger_id', 'token']) fields.set(field, once);
  const names = [...fields.keys()];
  const name = random.pick(names);
  const how = random.pick(['drop', 'double', 'fill', 'also a payload', 'not encoded']);
  if (how === 'drop') fields.delete(name);
  if (how === 'double') fields.append(name, words(random));
  if (how === 'fill') fields.set(name, words(random));
  if (how === 'also a payload')
    fields.set('payload', random.pick(['null', '{}', '[]', '1', '"x"', '{"type":"block_actions"}']));
  const body = how === 'not encoded' ? `${fields}&${words(random)}=%zz%` : fields.toString();
  return { family: 'odd fields', what: `${how} ${name}`, body, expects: [200, 400], records: true };
};
