import type { Dice } from './dice.ts';
import type { Line } from './people.ts';

/** What happens to one incident, in order: each is typed by somebody, or by several at the same moment. */
export type Scene =
  | { readonly say: Line; readonly copies?: number }
  | { readonly burst: readonly Line[] }
  | { readonly pin: true };

export interface Script {
  readonly declare: Line;
  readonly scenes: readonly Scene[];
}

type Saying = { readonly weight: number; line(dice: Dice): Line };

const sayings: readonly Saying[] = [
  { weight: 4, line: () => (token) => `note ${token} seen in the log` },
  { weight: 4, line: () => (token) => `update ${token} we are looking, next update in 30 minutes` },
  { weight: 2, line: (dice) => told(`status ${dice.oneOf(['identified', 'monitoring', 'investigating'])}`) },
  { weight: 2, line: (dice) => told(`severity ${dice.oneOf(['sev1', 'sev2', 'sev3', 'sev4'])}`) },
  { weight: 1, line: () => (token) => `title Checkout ${token} is down` },
  { weight: 1, line: () => (token) => `action ${token} look again @mei by Friday` },
  { weight: 1, line: () => (token) => `promise ${token} by Friday` },
  { weight: 1, line: () => (token) => `amend 1 ${token} put right` },
  { weight: 2, line: (dice) => () => `next ${dice.between(1, 3)}s` },
  { weight: 1, line: (dice) => () => `lead ${dice.oneOf(['@kofi', '@mei', '@dana'])}` },
];

const told =
  (verb: string): Line =>
  (token) =>
    `${verb} ${token} we think`;

/** A life from its declaration to its end, with what people do in it. */
export function writeScript(dice: Dice): Script {
  const secrecy = dice.chance(0.1) ? ' private' : '';
  const severity = dice.oneOf(['sev1', 'sev2', 'sev3']);
  const scenes: Scene[] = Array.from({ length: dice.between(2, 6) }, () => sceneOf(dice));
  if (dice.chance(0.75)) scenes.push({ say: (token) => `resolve ${token} it is over` });
  if (dice.chance(0.15)) {
    scenes.push({ say: (token) => `reopen ${token} it is back` }, { say: (token) => `resolve ${token} now really` });
  }
  return { declare: (token) => `declare ${severity} Checkout ${token}${secrecy}`, scenes };
}

function sceneOf(dice: Dice): Scene {
  if (dice.chance(0.1)) return { burst: Array.from({ length: dice.between(3, 10) }, () => noted) };
  if (dice.chance(0.1)) return { pin: true };
  const say = dice.weighed(sayings).line(dice);
  return dice.chance(0.1) ? { say, copies: dice.between(2, 4) } : { say };
}

const noted: Line = (token) => `note ${token} all at once`;
