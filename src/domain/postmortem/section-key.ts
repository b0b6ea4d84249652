/** Every section of a postmortem, in the order in which they are read. What people write is kept under this name. */
export const sectionKeys = [
  'summary',
  'impact',
  'cause',
  'detection',
  'timeline',
  'resolution',
  'promises',
  'actions',
  'lessons',
  'commitments',
  'people',
] as const;
export type SectionKey = (typeof sectionKeys)[number];
