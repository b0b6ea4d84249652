import { action } from './action.ts';
import { amend } from './amend.ts';
import { brief } from './brief.ts';
import type { Command } from './command.ts';
import { declare } from './declare.ts';
import { deletion } from './delete.ts';
import { exportRecord } from './export.ts';
import { helpOn } from './help.ts';
import { impact } from './impact.ts';
import { link } from './link.ts';
import { list } from './list.ts';
import { me } from './me.ts';
import { next } from './next.ts';
import { note } from './note.ts';
import { postmortem } from './postmortem.ts';
import { promise } from './promise.ts';
import { publish } from './publish.ts';
import { reopen } from './reopen.ts';
import { resolve } from './resolve.ts';
import { retract } from './retract.ts';
import { lead, role } from './role.ts';
import { severity } from './severity.ts';
import { stats } from './stats.ts';
import { status } from './status.ts';
import { subscribe, unsubscribe } from './subscribe.ts';
import { timeline } from './timeline.ts';
import { title } from './title.ts';
import { update } from './update.ts';

/** Every verb of `/incident`, in the order `help` lists them. */
export const commands: readonly Command[] = [
  declare,
  update,
  note,
  amend,
  retract,
  next,
  status,
  severity,
  title,
  lead,
  role,
  impact,
  action,
  promise,
  timeline,
  brief,
  list,
  me,
  link,
  subscribe,
  unsubscribe,
  stats,
  resolve,
  reopen,
  postmortem,
  publish,
  deletion,
  exportRecord,
  helpOn(() => commands),
];

export const commandCalled = (verb: string): Command | undefined =>
  commands.find((command) => command.verb === verb || command.aliases?.includes(verb));
