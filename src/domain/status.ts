export const statuses = ['investigating', 'identified', 'monitoring', 'resolved'] as const;
export type Status = (typeof statuses)[number];

/** What an incident may be while it is open. */
export type OpenStatus = Exclude<Status, 'resolved'>;

export function readStatus(word: string): Status | undefined {
  const plain = word.toLowerCase().replace(/[:,.]$/u, '');
  return statuses.find((status) => status === plain);
}
