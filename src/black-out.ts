/** No word boundary before it: in a JSON line a token may follow the `n` of a `\n`. */
const token = /(?:xox[a-z]|xapp)[-.][\w.-]+/gu;

/**
 * Takes secrets out of a text: each as it is, as it looks inside JSON, and where that is quoted in JSON again, and whatever
 * looks like a token of Slack's.
 */
export function blackOut(secrets: readonly string[]): (text: string) => string {
  const looks = secrets.flatMap((secret) => [secret, quoted(secret), quoted(quoted(secret))]);
  // The longest first: one may contain another.
  const known = [...new Set(looks)].filter(({ length }) => length >= 6).sort((a, b) => b.length - a.length);
  return (line) => known.reduce((text, secret) => text.replaceAll(secret, '[secret]'), line).replace(token, '[token]');
}

const quoted = (text: string): string => JSON.stringify(text).slice(1, -1);
