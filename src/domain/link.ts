import { type Author, type Change, step } from './change.ts';
import type { Incident } from './incident.ts';
import type { Link, LinkedHow } from './links.ts';
import { done, type Outcome, refuse } from './outcome.ts';

/**
 * Says that two incidents belong together, or are one. `how` is null where somebody said no more than that they belong
 * together: then whatever stands between them stays.
 */
export function link(incident: Incident, other: number, how: LinkedHow | null, by: Author, now: Date): Outcome<Change> {
  const { id, links } = incident;
  if (other === id) return refuse('same', `#${id} is itself.`, `/incident #${id} link #7`);
  const stands = links.find((one) => one.other === other);
  if (stands && (how === null || how === stands.how)) return standsAlready(incident, stands);
  const said = { other, how: how ?? 'related' } as const;
  const next = [...links.filter((one) => one !== stands), { ...said, entry: incident.version + 1 }];
  return done(step(incident, { links: next }, { kind: 'linked', by, detail: said, now }));
}

function standsAlready({ id }: Incident, { other, how }: Link) {
  const line = `/incident #${id} link #${other}`;
  switch (how) {
    case 'related':
      return refuse('same', `#${id} is related to #${other} as it is.`, `${line} duplicate`);
    case 'duplicate':
      return refuse('same', `#${id} is a duplicate of #${other} as it is.`, `${line} related`);
    case 'duplicated':
      return refuse('same', `#${id} is duplicated by #${other} as it is.`, `${line} related`);
  }
}
