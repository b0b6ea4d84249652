import { type ReadEnds, readEnds } from '../../domain/impacts/reading/settle.ts';
import { type Mode, readMode } from '../../domain/mode.ts';
import type { Refusal } from '../../domain/outcome.ts';
import { plain, type Said } from '../../domain/said.ts';
import { readSeverity, type Severity } from '../../domain/severity.ts';
import type { House } from '../commands/command.ts';
import { readDeclaration } from '../commands/declaration.ts';
import { declared, declaredWords } from '../commands/declared.ts';
import { timeSentenceInForm } from '../commands/impact-in-doubt.ts';
import { aboutMessage, putFromForm, saidField } from '../messages/from-form.ts';
import type { SlackMessage } from '../messages/message.ts';
import { permitted } from '../permitted.ts';
import { readForm } from '../read-form.ts';
import { choice, form, type Opening, shortened, textField } from '../views/forms.ts';
import { understood } from '../views/reply.ts';
import type { FormDeed, FormReply, Sent } from './deed.ts';
import { severityChoices } from './severity.ts';

const everybody = ['everybody', 'Everybody'] as const;
const insiders = ['insiders', 'Only those in its channel'] as const;

/** Slack's own limit for a headline; a title is no longer than that. */
const longestTitle = 150;

/** What is said already of a new incident. */
interface Known {
  /** What is wrong; typed, it is missing. */
  readonly named?: string;
  readonly severity?: Severity | undefined;
  readonly mode?: Mode;
  /** Not everybody may read of it. */
  readonly isPrivate?: boolean;
}

export const declareOpening = ({
  named = '',
  severity = 'sev3',
  mode = 'live',
  isPrivate = false,
}: Known = {}): Opening => ({
  form: form({
    does: declareForm.does,
    title: 'Declare an incident',
    submit: 'Declare',
    about: { incident: 0 },
    blocks: [
      textField('title', 'What is wrong', { initial: named, hint: 'As customers would say it' }),
      choice('severity', 'How bad it is', severityChoices, severity),
      choice('mode', 'What it is', modeChoices, mode),
      textField('from', 'Of a retro: when it began', {
        optional: true,
        hint: 'Jul 18 2023 16:07:21 UTC · yesterday 23:10 · Feb 24',
      }),
      textField('to', 'Of a retro: when it was over', {
        optional: true,
        hint: 'With both it is resolved in one step, and its draft is written',
      }),
      choice('seen', 'Who sees it', [everybody, insiders], isPrivate ? insiders[0] : everybody[0]),
    ],
  }),
  instead: '/incident declare sev2 <title>',
});

const modeChoices: ReadonlyArray<readonly [Mode, string]> = [
  ['live', 'live: it is happening'],
  ['test', 'test: a drill, announced to nobody, counted nowhere'],
  ['retro', 'retro: written down after the fact, nothing rings'],
];

/** The same from what somebody wrote: its first line is the title, and all of it goes on the timeline. */
export function declareFrom(message: SlackMessage, said: Said, isPrivate = false): Opening {
  const [first = ''] = said.text.trim().split('\n', 1);
  const title = shortened(first, longestTitle);
  const { form: asks } = declareOpening({ named: title, isPrivate });
  return {
    form: {
      ...asks,
      private_metadata: JSON.stringify(aboutMessage(message)),
      blocks: [...asks.blocks, saidField(said)],
    },
    instead: `/incident declare sev2 ${title}${isPrivate ? ' private' : ''}`,
  };
}

export const declareForm: FormDeed = {
  does: 'declare_form',
  field: 'title',
  async submit(sent, house: House) {
    const { by, value } = sent;
    const { desk } = house;
    const mode = readMode(value('mode')) ?? 'live';
    const isPrivate = value('seen') === insiders[0];
    if (!isPrivate && saysPrivate(value('title'))) {
      return { errors: { seen: 'Its title says “private”: choose who sees it, or put the title in quotes.' } };
    }
    const told = toldEnds(sent, mode, desk.clock());
    if ('errors' in told) return told;
    const declaration = {
      title: await readForm(value('title'), desk.records),
      severity: readSeverity(value('severity')) ?? ('sev3' as const),
      mode,
      isPrivate,
      by,
      at: told.from ?? undefined,
    };
    const refusal = isPrivate ? (await permitted('private', null, by.id, house))(null) : undefined;
    if (refusal) return { errors: { seen: refusal.refusal.sentence } };
    const outcome = await declared(declaration, told.to, sent, house);
    if (!outcome.ok) return atItsField(outcome.refusal, told);
    const { incident } = outcome.value;
    await putFromForm(sent, incident.id, house);
    return { text: understood(...declaredWords(incident, told, sent.zone, desk.clock)) };
  },
};

/** When it was, as far as they told; of what happens now nobody tells that here. */
function toldEnds(
  { value, zone }: Sent,
  mode: Mode,
  now: Date,
): ReadEnds | { readonly errors: Readonly<Record<string, string>> } {
  const words = { from: value('from').trim() || null, to: value('to').trim() || null };
  const first = words.from === null ? 'to' : 'from';
  if (mode !== 'retro' && words[first] !== null) {
    return {
      errors: { [first]: 'Only what is written down after the fact has times: choose retro, or leave it empty.' },
    };
  }
  const ends = readEnds(words, zone, { from: now, to: now, now });
  return 'ask' in ends ? { errors: { [ends.ask.end]: timeSentenceInForm(ends.ask) } } : ends;
}

/** What is wrong with its times is said beside them. */
function atItsField(refusal: Refusal, { from, to }: ReadEnds): FormReply {
  const isOfTimes = (from ?? to) && ['future', 'unclear_time'].includes(refusal.code);
  return isOfTimes ? { errors: { [to ? 'to' : 'from']: refusal.sentence } } : refusal;
}

/** As the typed verb would read it: better asked once more than told to everybody. */
function saysPrivate(title: string): boolean {
  const { isPrivate, isInDoubt } = readDeclaration(plain(title));
  return isPrivate || isInDoubt;
}
