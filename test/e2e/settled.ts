import { shelver } from '../../src/desk/shelver.ts';
import type { LocalSlack } from '../../src/sandbox/local-slack.ts';
import { channelTeller } from '../../src/slack/followers/card-place.ts';
import { slackFollowers } from '../../src/slack/followers/index.ts';
import { inviterName } from '../../src/slack/followers/inviter.ts';
import { cardPainterName, topicPainter } from '../../src/slack/followers/painters.ts';
import { openerName } from '../../src/slack/openings.ts';
import { type Place, rowsOf } from '../record.ts';

/** How many followers there are. They do nothing before they are told of something, so they need nothing to be counted. */
const everybody = [shelver({} as never), ...slackFollowers({} as never, {} as never)].length;

/** Who speaks in a channel waits for one, for ever where Slack would open none. */
const speakers = [channelTeller, cardPainterName, topicPainter, inviterName];

/** Every follower has told every timeline to its end; where Slack would open no channel, everybody who needs none has. */
export async function settled(house: Place & { readonly slack: LocalSlack }, ms = 10_000): Promise<void> {
  const behind = `
    select id from incident left join bookmark on incident_id = id and seq = version
    group by id having count(seq) < ${everybody} - case when channel is null and exists
      (select 1 from receipt where incident_id = id and follower = '${openerName}' and untold is not null)
      then ${speakers.length} else 0 end`;
  await house.slack.until(async () => (await rowsOf(house, behind)).length === 0, { ms });
}
