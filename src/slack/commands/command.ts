import type { KnownBlock } from '@slack/types';
import type { Papers } from '../../desk/papers.ts';
import type { Draw } from '../../desk/pictures.ts';
import type { Desk, Person, Where } from '../../desk/ports.ts';
import type { Request } from '../../desk/requests.ts';
import type { Cadences } from '../../domain/cadence.ts';
import type { Author } from '../../domain/change.ts';
import type { Catalog } from '../../domain/component.ts';
import type { Refusal } from '../../domain/outcome.ts';
import type { Allowed } from '../../domain/permission.ts';
import type { Said } from '../../domain/said.ts';
import type { Files } from '../files.ts';
import type { Messages } from '../messages/known.ts';
import type { Openings } from '../openings.ts';
import type { Subscriptions } from '../subscriptions.ts';
import type { Opening } from '../views/forms.ts';

/** What a person typed after `/incident` and its verb, and where. */
export interface Order {
  readonly teamId: string;
  readonly by: Author;
  /** Their Slack time zone: times they type are meant in it. */
  readonly zone: string;
  /** The incident they named, or the channel they typed in. */
  readonly where: Where;
  readonly rest: Said;
  /** Slack's id of this very command: the same again changes nothing. */
  readonly key: string;
}

/** What the commands may use: as much of it as the person who gives them may see. */
export interface House {
  readonly desk: Desk;
  readonly cadences: Cadences;
  readonly openings: Openings;
  /** What people point at in Slack. */
  readonly messages: Messages;
  /** Of what they want to read. */
  readonly subscriptions: Subscriptions;
  /** Hands files to whoever asked for them. */
  readonly files: Files;
  readonly draw: Draw;
  /** Drafts and their files. */
  readonly papers: Papers;
  /** Components and regions, for what was hit. */
  readonly catalog: Catalog;
  /** The zone in which customers read times. */
  readonly pageZone: string;
  /** Where they read of incidents: an address. */
  readonly pageUrl: string;
  /** Milliseconds from resolving an incident until its channel is put away; null where it stays. */
  readonly archiveAfter: number | null;
  /** Who may do what is not anyone's. */
  readonly allowed: Allowed;
}

/** The house as one person finds it; what they change in it, `hear` hears of. */
export type HouseOf = (person: string, request: Pick<Request, 'hear'>) => House;

export interface Answer {
  readonly text: string;
  /** The same words with something to click. */
  readonly blocks?: readonly KnownBlock[];
  /** A form to open in place of the words, which are for whoever cannot have it. */
  readonly opens?: Opening;
  /** Further messages, where one is too short. */
  readonly more?: readonly string[];
  /** What follows when it is known; nothing, where that is empty. */
  readonly later?: Promise<string>;
  /** Where nothing came of it: that was refused, or a fault of ours. */
  readonly came?: 'refused' | 'failed';
}

export type Reply = Answer | Refusal;

/** One verb of `/incident`. It speaks to the desk and answers in words; it never sees Bolt. */
export interface Command {
  readonly verb: string;
  readonly aliases?: readonly string[];
  /** What may follow the verb. */
  readonly takes: string;
  /** What it does, for `help`. */
  readonly does: string;
  /** It is about no incident in particular. */
  readonly anywhere?: boolean;
  /** Where its words begin with a number of its own, as of an entry: in an incident's channel that is no other incident. */
  readonly ownNumber?: RegExp;
  /** What follows the verb when its words are missing: then its form opens. Left out where it needs none. */
  readonly needs?: RegExp;
  /** Verbs that stand behind this one, by their word. */
  readonly within?: Readonly<Record<string, Command>>;
  run(order: Order, house: House): Promise<Reply>;
}

/** No words: nothing, or signs alone that stand for none. */
export const nothingSaid = /^[\s:#,."“”–—-]*$/u;

export const isRefusal = (reply: Reply): reply is Refusal => 'sentence' in reply;

/** Somebody named in the text, or the refusal that says who is not known. */
export type Named = { readonly person: Person } | { readonly refusal: Refusal };
