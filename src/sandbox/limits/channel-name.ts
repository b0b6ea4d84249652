/** Slack's error for a channel name it refuses; undefined for a good one. conversations.create refuses, it never mends. */
export function badChannelName(value: unknown): string | undefined {
  const name = typeof value === 'string' ? value : '';
  if (name === '') return 'invalid_name_required';
  // Slack: 80 characters, lowercase letters, numbers, hyphens, underscores; conversations.create
  if ([...name].length > 80) return 'invalid_name_maxlength';
  if (/^[\p{P}\p{S}]+$/u.test(name)) return 'invalid_name_punctuation';
  if (!/^[a-z0-9_-]+$/.test(name)) return 'invalid_name_specials';
  return undefined;
}
