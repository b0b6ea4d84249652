import { join } from 'node:path';
import Database from 'better-sqlite3';
import { shelver } from '../../src/desk/shelver.ts';
import { channelTeller } from '../../src/slack/followers/card-place.ts';
import { slackFollowers } from '../../src/slack/followers/index.ts';
import { inviterName } from '../../src/slack/followers/inviter.ts';
import { openerName } from '../../src/slack/followers/opener.ts';
import { cardPainterName, topicPainter } from '../../src/slack/followers/painters.ts';
import type { House } from '../house.ts';

/** Rows of the bot's own database, read beside it. */
export function rows<T>({ dataDir }: Pick<House, 'dataDir'>, sql: string): T[] {
  const db = new Database(join(dataDir, 'sitrep.db'), { readonly: true });
  try {
    return db.prepare<[], T>(sql).all();
  } finally {
    db.close();
  }
}

/** How many followers there are. They do nothing before they are told of something, so they need nothing to be counted. */
const everybody = [shelver({} as never), 'page', ...slackFollowers({} as never, {} as never)].length;

/** Who speaks in a channel waits for one, for ever where Slack would open none. */
const speakers = [channelTeller, cardPainterName, topicPainter, inviterName];

/** Every follower has told every timeline to its end; where Slack would open no channel, everybody who needs none has. */
export async function settled(house: Pick<House, 'dataDir' | 'slack'>, ms = 10_000): Promise<void> {
  const behind = `
    select id from incident left join bookmark on incident_id = id and seq = version
    group by id having count(seq) < ${everybody} - iif(channel is null and exists
      (select 1 from receipt where incident_id = id and follower = '${openerName}' and untold is not null), ${speakers.length}, 0)`;
  await house.slack.until(() => rows(house, behind).length === 0, { ms });
}
