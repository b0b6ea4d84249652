import { type Author, type Change, step } from './change.ts';
import { bot, type Incident, isOpen } from './incident.ts';
import { nothingDue } from './next.ts';
import { done, type Outcome, refuse } from './outcome.ts';
import { endAll, ledgerOf, settled } from './promises/ledger.ts';

/** The clock says that the channel of what is over has stood long enough. */
export function closeChannel(incident: Incident, now: Date): Outcome<Change> {
  const by = { id: bot, name: 'Sitrep' };
  return done(step(incident, { archiveAt: null }, { kind: 'channel_closed', by, detail: {}, now }));
}

/** Takes a drill away: it is over, nothing is owed of it any more, and nobody finds it. */
export function deleteDrill(incident: Incident, by: Author, now: Date): Outcome<Change> {
  const { id, mode } = incident;
  if (mode !== 'test') {
    return refuse(
      'not_supported',
      `#${id} is no drill, and what happened is kept.`,
      `/incident #${id} resolve <text>`,
      `/incident #${id} retract <entry> <why>`,
    );
  }
  const moment = { seq: incident.version + 1, at: now };
  const ledger = endAll(ledgerOf(incident), () => true, 'withdrawn', moment);
  const actions = incident.actions.map((item) => ({ ...item, doneIn: moment.seq, chaseAt: null }));
  return done(
    step(
      incident,
      {
        status: 'resolved',
        resolvedAt: isOpen(incident) ? now : incident.resolvedAt,
        deletedAt: now,
        archiveAt: null,
        next: nothingDue,
        actions: [],
        ...settled(ledger),
      },
      { kind: 'deleted', by, detail: {}, now },
      { actions, promises: ledger.touched },
    ),
  );
}
