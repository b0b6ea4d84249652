import type { Incident } from './incident.ts';

/** Slack: 80 characters, conversations.create. */
const longest = 80;

/** Letters that are no letter with an accent. */
const spelled: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  đ: 'd',
  œ: 'oe',
};

/** The name of an incident's channel. That of a private one says nothing of what it is about. */
export const channelNameOf = ({ id, title, isPrivate }: Named, suffix = ''): string =>
  channelName(id, isPrivate ? '' : title, suffix);

type Named = Pick<Incident, 'id' | 'title' | 'isPrivate'>;

/**
 * The channel of an incident: `inc-12-checkout-is-down`. Slack takes lower-case letters, digits, `-` and `_` only, so
 * letters lose their accents and everything else becomes a dash; a title with nothing left gives `inc-12`.
 */
export function channelName(id: number, title: string, suffix = ''): string {
  const slug = title
    .replace(/[ßæøðþłđœ]/giu, (letter) => spelled[letter.toLowerCase()] ?? letter)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
  const room = longest - `inc-${id}-`.length - suffix.length;
  const cut = slug.length <= room ? slug : slug.slice(0, room).replace(/-[^-]*$/u, '') || slug.slice(0, room);
  return `inc-${id}${cut === '' ? '' : `-${cut}`}${suffix}`;
}
