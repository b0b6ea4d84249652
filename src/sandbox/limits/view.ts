import { type Answer, isObject, list, refuse } from '../answer.ts';
import { homeBlocks, modalBlocks } from './blocks.ts';
import { plainText } from './composition.ts';
import { complaintsAbout } from './payload.ts';
import { anything, type Complaint, flag, object, oneOf, type Rule, text } from './rules.ts';

// Slack: 250 kB, views.open; 100 blocks a view
const mostBytes = 250_000;
const mostBlocks = 100;

const common: Record<string, Rule> = {
  blocks: anything,
  private_metadata: text(3000),
  callback_id: text(255),
  external_id: text(255),
  state: anything,
};
const modal = object(
  {
    ...common,
    type: oneOf('modal'),
    title: plainText(24),
    submit: plainText(24),
    close: plainText(24),
    clear_on_close: flag,
    notify_on_close: flag,
    submit_disabled: flag,
  },
  ['title', 'blocks'],
);
const home = object({ ...common, type: oneOf('home') }, ['blocks']);

/** Slack's refusal of a view; undefined for a good one. */
export function badView(view: unknown): Answer | undefined {
  if (!isObject(view)) return invalid([{ message: 'missing required field: view', pointer: '/view' }]);
  if (Buffer.byteLength(JSON.stringify(view)) > mostBytes) return refuse('view_too_large');
  const isHome = view['type'] === 'home';
  const complaints = [
    ...(isHome ? home : modal)(view, '/view'),
    ...complaintsAbout(view['blocks'], mostBlocks, isHome ? homeBlocks : modalBlocks).map(inView),
  ];
  // Slack: a modal has 1 to 100 blocks
  if (!isHome && list(view['blocks']).length === 0)
    complaints.push({ message: 'must have a block', pointer: '/view/blocks' });
  if (!isHome && view['submit'] === undefined && list(view['blocks']).some(({ type }) => type === 'input')) {
    complaints.push({ message: 'missing required field: submit', pointer: '/view' });
  }
  return complaints.length === 0 ? undefined : invalid(complaints);
}

function inView({ message, pointer }: Complaint): Complaint {
  return { message, pointer: `/view${pointer}` };
}

function invalid(complaints: readonly Complaint[]): Answer {
  const messages = complaints.map(({ message, pointer }) => `[ERROR] ${message} [json-pointer:${pointer}]`);
  return refuse('invalid_arguments', { response_metadata: { messages } });
}
