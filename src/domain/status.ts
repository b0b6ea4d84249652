/** What an incident may be while it is open. */
export const openStatuses = ['investigating', 'identified', 'monitoring'] as const;
export type OpenStatus = (typeof openStatuses)[number];

export const statuses = [...openStatuses, 'resolved'] as const;
export type Status = (typeof statuses)[number];

export function readStatus(word: string): Status | undefined {
  const plain = word.toLowerCase().replace(/[:,.]$/u, '');
  return statuses.find((status) => status === plain);
}
