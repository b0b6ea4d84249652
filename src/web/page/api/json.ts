import type { Document } from '../document.ts';
import { sendable } from '../sendable.ts';

/** As JSON that stays harmless where somebody puts it into a page as it is: it has no `<`, and no line end but `\n`. */
export const json = (value: object): Document => ({
  type: 'application/json; charset=utf-8',
  body: JSON.stringify(value, (_name, one) => (typeof one === 'string' ? sendable(one) : one)).replace(
    /[<>&\u2028\u2029]/gu,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  ),
});
