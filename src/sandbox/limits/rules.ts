import { isObject, type Json } from '../answer.ts';

/** What is wrong, in Slack's words, and where: a JSON pointer. */
export type Complaint = { message: string; pointer: string };

/** Looks at one value of a payload and complains. */
export type Rule = (value: unknown, pointer: string) => Complaint[];

export const anything: Rule = () => [];

/** Text of so many characters, counted in code points. */
export function text(most: number, least = 0): Rule {
  return (value, pointer) => {
    if (typeof value !== 'string') return [{ message: 'must be a string', pointer }];
    const length = [...value].length;
    if (length > most) return [{ message: `must be less than ${most + 1} characters`, pointer }];
    if (length < least) return [{ message: `must be more than ${least - 1} characters`, pointer }];
    return [];
  };
}

export const flag: Rule = (value, pointer) =>
  typeof value === 'boolean' ? [] : [{ message: 'must be a boolean', pointer }];

export function number(least: number, most: number): Rule {
  return (value, pointer) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return [{ message: 'must be a number', pointer }];
    return value < least || value > most ? [{ message: `must be between ${least} and ${most}`, pointer }] : [];
  };
}

export function matching(pattern: RegExp, what: string): Rule {
  return (value, pointer) =>
    typeof value === 'string' && pattern.test(value) ? [] : [{ message: `must be ${what}`, pointer }];
}

export function oneOf(...words: string[]): Rule {
  return (value, pointer) =>
    words.includes(value as string) ? [] : [{ message: `must be one of: ${words.join(', ')}`, pointer }];
}

/** A list of so many items, each of which follows the rule. */
export function items(least: number, most: number, rule: Rule): Rule {
  return (value, pointer) => {
    if (!Array.isArray(value)) return [{ message: 'must be an array', pointer }];
    if (value.length < least) return [{ message: `must have at least ${least} items`, pointer }];
    if (value.length > most) return [{ message: `no more than ${most} items allowed`, pointer }];
    return value.flatMap((item, n) => rule(item, `${pointer}/${n}`));
  };
}

/** An object with these fields, none besides, and of the required ones all. */
export function object(fields: Record<string, Rule>, required: readonly string[] = []): Rule {
  return (value, pointer) => {
    if (!isObject(value)) return [{ message: 'must be an object', pointer }];
    const missing = required.filter((field) => value[field] === undefined);
    const extra = Object.keys(value).filter((field) => !(field in fields));
    return [
      ...missing.map((field) => ({ message: `missing required field: ${field}`, pointer })),
      ...extra.map((field) => ({ message: `invalid additional property: ${field}`, pointer })),
      ...Object.entries(fields).flatMap(([field, rule]) =>
        value[field] === undefined ? [] : rule(value[field], `${pointer}/${field}`),
      ),
    ];
  };
}

/** An object whose rule is chosen by its `type`. The table may be given as a function, for types that hold one another. */
export function byType(table: Record<string, Rule> | (() => Record<string, Rule>)): Rule {
  return (value, pointer) => {
    if (!isObject(value)) return [{ message: 'must be an object', pointer }];
    if (value['type'] === undefined) return [{ message: 'missing required field: type', pointer }];
    const rule = (typeof table === 'function' ? table() : table)[String(value['type'])];
    return rule === undefined
      ? [{ message: `unsupported type: ${String(value['type'])}`, pointer: `${pointer}/type` }]
      : rule(value, pointer);
  };
}

/** Both rules. */
export function all(...rules: Rule[]): Rule {
  return (value, pointer) => rules.flatMap((rule) => rule(value, pointer));
}

/** At least one of these fields (or, with `exactly`, one and no more). */
export function needsOneOf(fields: readonly string[], exactly = false): Rule {
  return (value, pointer) => {
    const given = fields.filter((field) => (value as Json)?.[field] !== undefined).length;
    if (given === 0) return [{ message: `missing required field: ${fields.join(' or ')}`, pointer }];
    return exactly && given > 1 ? [{ message: `only one of ${fields.join(', ')} is allowed`, pointer }] : [];
  };
}
