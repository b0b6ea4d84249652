// Only on SQLite: test/jest/only-on-sqlite.json says why.
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { scopes } from '../../src/slack/scopes.ts';
import { openHouse } from '../house.ts';
import { about, openPatient, type Patient } from './patient.ts';

const allScopes = scopes.map(({ name }) => name);

let patient: Patient;
let linesWith: Patient['linesWith'];

beforeEach(async () => {
  patient = await openPatient();
  linesWith = patient.linesWith;
});
afterEach(() => patient.close());

async function anew(options: Parameters<typeof openPatient>[0]): Promise<void> {
  await patient.close();
  patient = await openPatient(options);
  linesWith = patient.linesWith;
}

test('what Slack would not take is told, a line per incident', async () => {
  const house = await openHouse();
  try {
    house.slack.intercept = ({ method }, phase) =>
      phase === 'before' && method === 'conversations.create'
        ? { kind: 'error', error: 'restricted_action' }
        : undefined;
    await house.slack.person('dana').type('/incident declare sev2 Down', { in: 'general' });
    await house.slack.until(() => house.slack.calls('conversations.create').length >= 2);
    await house.slack.quiet(200);
    const told = about('Not told', await linesWith({ DATA_DIR: house.dataDir }));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^– Not told {3}#1: .*The channel was not opened, because: restricted_action/u);
  } finally {
    await house.close();
  }
});

describe('the tokens', () => {
  test('that Slack refuses are named with their cure, and never printed', async () => {
    const lines = await linesWith({ SLACK_BOT_TOKEN: 'xoxb-wrong', SLACK_APP_TOKEN: 'xapp-wrong' });
    expect(about('Bot token', lines)[0]).toMatch(/^✗ .*Slack refuses SLACK_BOT_TOKEN \(invalid_auth\): copy/u);
    expect(about('App token', lines)[0]).toMatch(/^✗ .*Slack refuses SLACK_APP_TOKEN \(invalid_auth\): make one/u);
    expect(about('Scopes', lines)[0]).toMatch(/^– .*not looked at/u);
    expect(lines.join('\n')).not.toContain('wrong');
  });

  test('of another workspace than the database are refused', async () => {
    const identity = { teamId: 'T7', userId: 'U1', botId: 'B1' };
    await patient.makeDatabase({ 'slack identity': JSON.stringify(identity) });
    expect(about('Bot token', await linesWith())[0]).toBe(
      '✗ Bot token  it is of Acme (T000000001), the database of workspace T7: take the token of that workspace, or another DATA_DIR',
    );
  });

  test('a Slack that is away is said', async () => {
    const lines = await linesWith({ SLACK_API_URL: 'http://127.0.0.1:1/api/' });
    expect(about('Bot token', lines)[0]).toMatch(/^✗ .*127\.0\.0\.1:1 gave no answer within 5 s: check the network/u);
  });
});

describe('the scopes', () => {
  test('that are missing are named, each with what does not work; optional ones are no fault', async () => {
    await anew({ scopes: allScopes.filter((name) => !['channels:manage', 'files:write'].includes(name)) });
    expect(about('Scopes', await linesWith())).toEqual([
      expect.stringMatching(
        /^✗ Scopes {5}channels:manage is missing, so Sitrep cannot open incident channels, .+: add it/u,
      ),
      expect.stringMatching(/^– Scopes {5}files:write is missing, so Sitrep cannot upload the postmortem .+; add it/u),
    ]);
  });
});

describe('the announcements channel', () => {
  test('is found; Sitrep joins it at the first incident', async () => {
    await anew({ channels: ['incidents'] });
    expect(about('Channel', await linesWith())).toEqual([
      '✓ Channel    #incidents, which Sitrep joins at the first incident',
    ]);
  });

  test('is out of reach when Sitrep may not join', async () => {
    await anew({ channels: ['incidents'], scopes: allScopes.filter((name) => name !== 'channels:join') });
    expect(about('Channel', await linesWith())).toEqual([
      '✗ Channel    #incidents is there, but Sitrep is not in it and may not join: invite it there with /invite',
    ]);
  });

  test('is private when nobody sees it and Slack says that the name is taken', async () => {
    const house = await openHouse();
    try {
      house.slack.intercept = ({ method, args }, phase) =>
        phase === 'before' && method === 'conversations.create' && args['name'] === 'incidents'
          ? { kind: 'error', error: 'name_taken' }
          : undefined;
      await house.slack.person('dana').type('/incident declare sev2 Down', { in: 'general' });
      await house.slack.until(
        () => house.slack.calls('bookmarks.add').length + house.slack.calls('pins.add').length > 0,
      );
      // It looks again twice: another bot may have made it at that moment.
      const tries = () =>
        house.slack.calls('conversations.create').filter(({ args }) => args['name'] === 'incidents').length;
      await house.slack.until(() => tries() >= 3, { ms: 10_000 });
      await house.slack.quiet(300);
      expect(about('Channel', await linesWith({ DATA_DIR: house.dataDir }))).toEqual([
        '✗ Channel    #incidents is private, or else out of reach: make it public, or set INCIDENTS_CHANNEL to another',
      ]);
    } finally {
      await house.close();
    }
  });
});
