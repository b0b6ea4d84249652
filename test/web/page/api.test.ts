import { describe, expect, test } from '@jest/globals';
import type { PublicIncident } from '../../../src/domain/page/public-incident.ts';
import { machineRead } from '../../../src/web/page/machine-read.ts';
import { minute } from '../../domain/report/told.ts';
import { shapes } from './statuspage-shape.ts';
import {
  broughtIn,
  bygones,
  investigating,
  pageOf,
  publicOf,
  readJson,
  resolved,
  updated,
  withPostmortem,
} from './told-page.ts';

const key = 'aaaaaaaaaaa1';
const [drafts] = bygones;
if (!drafts) throw new Error('Nothing was kept elsewhere');

const all: Readonly<Record<string, PublicIncident>> = {
  'that is looked into': publicOf('aaaaaaaaaaa1', investigating),
  'with updates': publicOf('aaaaaaaaaaa2', updated),
  'that is over': publicOf('aaaaaaaaaaa3', resolved),
  'with a postmortem': publicOf('aaaaaaaaaaa4', withPostmortem),
  'from elsewhere': broughtIn('aaaaaaaaaaa5', drafts),
};
const onlyIncident = (incident: PublicIncident, over = {}) =>
  readJson('incidents', pageOf([incident], over)).incidents[0];

describe('every answer has the shape that Statuspage gives it', () => {
  const pages = {
    ...Object.fromEntries(Object.entries(all).map(([name, incident]) => [`an incident ${name}`, pageOf([incident])])),
    nothing: pageOf([]),
    'nothing that it could hit': pageOf([], { catalog: { components: [], regions: [] }, name: null }),
    'all of them': pageOf(Object.values(all)),
    'clocks elsewhere': pageOf(Object.values(all), { zone: 'America/New_York' }),
  };
  test.each(Object.keys(pages))('of a page with %s', (name) => {
    const page = pages[name as keyof typeof pages];
    for (const [path, shape] of Object.entries(shapes)) expect(() => shape.parse(readJson(path, page))).not.toThrow();
  });

  test('and there is no other answer of that kind', () => {
    const paths = [...machineRead.keys()].filter((path) => path.endsWith('.json'));
    expect(paths).toEqual(Object.keys(shapes).map((path) => `/api/v2/${path}.json`));
  });
});

test('an incident that is looked into says when it began and that nobody knows its end', () => {
  expect(onlyIncident(publicOf(key, investigating))).toMatchObject({
    ...{ id: key, name: 'Checkout is down', status: 'investigating', impact: 'major' },
    ...{ created_at: '2026-11-20T12:00:00.000Z', started_at: '2026-11-20T12:00:00.000Z' },
    ...{ updated_at: '2026-11-20T12:00:30.000Z', monitoring_at: null, resolved_at: null },
    ...{ shortlink: `https://status.quillhaven.example/incidents/${key}`, components: [], postmortem_body: null },
    incident_updates: [
      { status: 'investigating', body: 'Checkout is down', incident_id: key, affected_components: [] },
    ],
  });
});

test('an update without a status has that of the one before, and each says how components came to do', () => {
  const { incident_updates: updates, components, status } = onlyIncident(publicOf(key, updated));
  expect(status).toBe('identified');
  expect(updates.map(({ status: at, body }: Record<string, string>) => [at, body])).toEqual([
    ['identified', 'We make room.'],
    ['identified', 'A queue is full.'],
    ['investigating', 'Checkout is down'],
  ]);
  const changes = (place: number) =>
    updates[place].affected_components.map(({ name, old_status, new_status }: Record<string, string>) => [
      ...[name, old_status, new_status],
    ]);
  expect([0, 1, 2].map(changes)).toEqual([
    [
      ['API', 'partial_outage', 'partial_outage'],
      ['Web', 'degraded_performance', 'degraded_performance'],
    ],
    [
      ['API', 'partial_outage', 'partial_outage'],
      ['Web', 'degraded_performance', 'degraded_performance'],
    ],
    [
      ['API', 'operational', 'partial_outage'],
      ['Web', 'operational', 'degraded_performance'],
    ],
  ]);
  expect(components.map(({ name, status: now }: Record<string, string>) => [name, now])).toEqual([
    ['API', 'partial_outage'],
    ['Web', 'degraded_performance'],
  ]);
  const codes = updates[0].affected_components.map(({ code }: Record<string, string>) => code);
  expect(codes).toEqual(components.map(({ id }: Record<string, string>) => id));
});

test('an incident that is over was over when it was, and its components are well', () => {
  const { incident_updates: updates, ...incident } = onlyIncident(publicOf(key, resolved));
  expect(incident).toMatchObject({
    ...{ status: 'resolved', created_at: '2026-11-20T12:00:00.000Z', monitoring_at: '2026-11-20T12:40:00.000Z' },
    ...{ resolved_at: '2026-11-20T13:00:00.000Z', postmortem_published_at: null },
  });
  // Nobody said anything about the end: a widget shows at least what it was.
  expect(updates[0]).toMatchObject({ status: 'resolved', body: 'Resolved', display_at: '2026-11-20T13:10:00.000Z' });
  expect(updates[0].affected_components).toMatchObject([
    { name: 'API', old_status: 'partial_outage', new_status: 'operational' },
    { name: 'Web', old_status: 'degraded_performance', new_status: 'operational' },
  ]);
});

test('a postmortem is the newest update, beside the incident, and its status', () => {
  const incident = onlyIncident(publicOf(key, withPostmortem));
  expect(incident).toMatchObject({
    ...{ status: 'postmortem', postmortem_published_at: '2026-11-20T18:00:00.000Z' },
    ...{ postmortem_body: expect.stringContaining('#'), resolved_at: '2026-11-20T13:00:00.000Z' },
  });
  expect(incident.incident_updates[0]).toMatchObject({ status: 'postmortem', body: incident.postmortem_body });
});

test('an incident from elsewhere has the times that it had there, and what it hit by the names it had', () => {
  const { incident_updates: updates, ...incident } = onlyIncident(broughtIn(key, drafts));
  expect(incident).toMatchObject({
    ...{ name: 'Drafts are saved late & shown twice', impact: 'critical', status: 'postmortem' },
    ...{ created_at: '2025-11-10T10:05:00.000Z', started_at: '2025-11-10T10:00:00.000Z' },
    ...{ resolved_at: '2025-11-10T11:30:00.000Z', monitoring_at: '2025-11-10T10:40:00.000Z' },
    components: [
      { name: 'Drafts', status: 'operational', group_id: null },
      { name: 'Search', status: 'operational', group_id: null },
    ],
  });
  expect(updates).toHaveLength(5);
});

test('what is told when it is over was created when it began: tools take from there how long it took', () => {
  const { posts, ...late } = publicOf(key, resolved);
  const retro = {
    ...late,
    posts: posts.slice(-1),
    began: minute('2026-11-20T11:20:00Z'),
    ended: minute('2026-11-20T11:50:00Z'),
  };
  expect(onlyIncident(retro)).toMatchObject({
    ...{ created_at: '2026-11-20T11:20:00.000Z', started_at: '2026-11-20T11:20:00.000Z' },
    resolved_at: '2026-11-20T11:50:00.000Z',
  });
});

test('where only the day of its end is known, it ends with that day, and not after readers were told', () => {
  const ended = (at: string) => ({ ...minute(at), precision: 'day' }) as const;
  const incident = publicOf(key, resolved);
  const at = (day: string) => onlyIncident({ ...incident, ended: ended(day) }).resolved_at;
  expect(at('2026-11-20T00:00:00Z')).toBe('2026-11-20T13:10:00.000Z');
  expect(at('2026-11-19T00:00:00Z')).toBe('2026-11-19T23:59:59.999Z');
});

test('times are those of the clocks of the page, in winter and in summer', () => {
  const created = (incident: PublicIncident, zone: string): string => onlyIncident(incident, { zone }).created_at;
  const summer = publicOf(key, investigating);
  const [first] = summer.posts;
  const inJuly = { ...summer, posts: [{ ...first, posted: minute('2026-07-20T12:00:00Z') }] } as PublicIncident;
  expect(created(publicOf(key, investigating), 'America/New_York')).toBe('2026-11-20T07:00:00.000-05:00');
  expect(created(inJuly, 'America/New_York')).toBe('2026-07-20T08:00:00.000-04:00');
  expect(created(inJuly, 'Asia/Kolkata')).toBe('2026-07-20T17:30:00.000+05:30');
  expect(created(inJuly, '+02:00')).toBe('2026-07-20T14:00:00.000+02:00');
  const zoneOf = (zone: string) => readJson('status', pageOf([], { zone })).page.time_zone;
  expect(['UTC', '+02:00', '-03:00', '+05:30', 'Europe/Paris'].map(zoneOf)).toEqual([
    ...['Etc/UTC', 'Etc/GMT-2', 'Etc/GMT+3', '+05:30', 'Europe/Paris'],
  ]);
});

test('a group stands before its members, does as badly as the worst of them, and names them', () => {
  const { components } = readJson('components', pageOf([publicOf(key, updated)]));
  expect(components).toMatchObject([
    { name: 'API', group: false, group_id: null, position: 1, status: 'partial_outage' },
    { name: 'Apps', group: true, group_id: null, position: 2, status: 'degraded_performance' },
    { name: 'Web', group: false, position: 1, status: 'degraded_performance' },
    { name: 'Phone', group: false, position: 2, status: 'operational' },
  ]);
  const [, apps, ...members] = components;
  expect(apps.components).toEqual(members.map(({ id }: Record<string, string>) => id));
  expect(members.map(({ group_id }: Record<string, string>) => group_id)).toEqual([apps.id, apps.id]);
  expect([components[0], apps, ...members].map((one) => one.updated_at)).toEqual([
    ...['2026-11-20T11:50:00.000Z', '2026-11-20T12:00:00.000Z', '2026-11-20T12:00:00.000Z'],
    '1970-01-01T00:00:00.000Z',
  ]);
});

test('ids are the same for the same page, and no two are alike', () => {
  const page = () => pageOf(Object.values(all));
  const idsOf = (body: string) => [...body.matchAll(/"id":"([^"]+)"/gu)].map(([, id]) => id as string);
  const [one, other] = [page(), page()].map((whole) => idsOf(JSON.stringify(readJson('summary', whole))));
  expect(one).toEqual(other);
  const { incidents } = readJson('incidents', page());
  const updates = incidents.flatMap((incident: { incident_updates: Array<{ id: string }> }) =>
    incident.incident_updates.map(({ id }) => id),
  );
  expect(new Set(updates).size).toBe(updates.length);
});

test('the 50 newest incidents are listed, the newest first, and all that go on', () => {
  const many = Array.from({ length: 60 }, (_, n) => {
    const incident = publicOf(`b${String(n).padStart(11, '0')}`, n < 2 ? investigating : resolved);
    const posts = incident.posts.map((post) => ({ ...post, posted: minute(`2026-10-01T00:${two(59 - n)}:00Z`) }));
    return { ...incident, posts: n === 0 ? incident.posts : posts };
  });
  const page = pageOf(many.toReversed());
  const idsIn = (path: string): string[] => readJson(path, page).incidents.map(({ id }: Record<string, string>) => id);
  expect(idsIn('incidents')).toEqual(many.slice(0, 50).map(({ key: id }) => id));
  expect(idsIn('incidents/unresolved')).toEqual(many.slice(0, 2).map(({ key: id }) => id));
  expect(idsIn('summary')).toEqual(idsIn('incidents/unresolved'));
});

const two = (figure: number): string => String(figure).padStart(2, '0');
