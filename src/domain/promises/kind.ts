/** What somebody promises: news, the story afterwards, the end of it, or a word to those it hit. */
export const promiseKinds = ['update', 'postmortem', 'recovery', 'contact'] as const;
export type PromiseKind = (typeof promiseKinds)[number];
