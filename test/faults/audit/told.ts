import { type Check, type IncidentRow, incidentsIn, untoldIn } from './evidence.ts';

interface Bookmark {
  readonly follower: string;
  readonly incident_id: number;
  readonly seq: number;
}

/** Every follower is at the head of every timeline, and what is left untold has a reason that Slack gave. */
export const everythingIsTold: Check = (evidence) => {
  const marks = evidence.db.prepare<[], Bookmark>('select * from bookmark').all();
  const followers = [...new Set(marks.map(({ follower }) => follower))];
  // Where Slack would open no channel, who speaks there waits.
  const isHopeless = ({ id, channel }: IncidentRow) =>
    channel === null && untoldIn(evidence).some((row) => row.follower === 'opener' && row.incident_id === id);
  const behind = incidentsIn(evidence)
    .filter((incident) => !isHopeless(incident))
    .flatMap(({ id, version }) =>
      followers.flatMap((follower) => {
        const seq = marks.find((mark) => mark.follower === follower && mark.incident_id === id)?.seq ?? 0;
        return seq === version ? [] : [`${follower} has told #${id} up to ${seq} of ${version}`];
      }),
    );
  if (evidence.refused) return behind;
  const untold = untoldIn(evidence).map(
    ({ follower, incident_id: id, seq, untold: why }) => `${follower} left entry ${seq} of #${id} untold: ${why}`,
  );
  return [...behind, ...untold];
};

/** A postmortem is drafted for each end, once; its file may come twice, and we say so. */
export const everyEndIsWrittenUp: Check = (evidence) => {
  const { db, slack } = evidence;
  const count = db
    .prepare<[number, string], number>('select count(*) from timeline_entry where incident_id = ? and kind = ?')
    .pluck();
  const refused = new Set(untoldIn(evidence).map(({ incident_id: id }) => id));
  return incidentsIn(evidence).flatMap(({ id }) => {
    const [ends = 0, drafts = 0] = ['resolved', 'drafted'].map((kind) => count.get(id, kind));
    const files = slack.files.filter((name) => name === `postmortem-${id}.md`).length;
    // What is reopened before it is written up is written up when it ends again.
    const isWritten = drafts <= ends && drafts >= Math.min(ends, 1);
    const wrong = isWritten ? [] : [`#${id} ended ${ends} times and was written up ${drafts} times`];
    const isRight = refused.has(id) || (files >= drafts && (ends > 0 || files === 0));
    return isRight ? wrong : [...wrong, `#${id} ended ${ends} times and has ${files} files`];
  });
};
