import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Statuspage } from 'statuspage.io';
import { machineRead } from '../../../src/web/page/machine-read.ts';
import { investigating, pageOf, publicOf, updated, withPostmortem } from './told-page.ts';

// A client of Statuspage's that others wrote, unchanged but for the address that it asks.
const client = new Statuspage('quillhaven');
const page = pageOf([
  publicOf('aaaaaaaaaaa1', investigating, 'Sign-in is slow'),
  publicOf('aaaaaaaaaaa2', updated),
  publicOf('aaaaaaaaaaa3', withPostmortem, 'Labels are late'),
]);
let server: Server;

beforeAll(async () => {
  server = createServer(({ url = '' }, response) => {
    const answer = machineRead.get(url)?.(page);
    response.writeHead(answer ? 200 : 404, { 'content-type': answer?.type ?? 'text/plain' }).end(answer?.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  client.setApiUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterAll(() => new Promise((closed) => server.close(closed)));

const whose = { name: 'Quillhaven', url: 'https://status.quillhaven.example', time_zone: 'Etc/UTC' };

test('it reads how everything is', async () => {
  const { status, page: read } = await client.api.getStatus();
  expect(read).toMatchObject(whose);
  expect(status).toEqual({ indicator: 'major', description: 'Partial System Outage' });
});

test('it reads the components', async () => {
  const { components } = await client.api.getComponents();
  expect(components.map(({ name, status }) => `${name}: ${status}`)).toEqual([
    ...['API: partial_outage', 'Apps: degraded_performance', 'Web: degraded_performance', 'Phone: operational'],
  ]);
});

test('it reads all of it at once', async () => {
  const summary = await client.api.getSummary();
  expect(summary.page).toMatchObject(whose);
  expect(summary.components).toHaveLength(4);
  expect(summary.incidents.map(({ name }) => name).sort()).toEqual(['Checkout is down', 'Sign-in is slow']);
  expect(summary.scheduled_maintenances).toEqual([]);
});

test('it reads the incidents, and those that go on', async () => {
  const { incidents } = await client.api.incidents.getAll();
  expect(incidents.map(({ status }) => status).sort()).toEqual(['identified', 'investigating', 'postmortem']);
  const over = incidents.find(({ status }) => status === 'postmortem');
  expect(over?.incident_updates.map(({ status }) => status)).toEqual([
    ...['postmortem', 'resolved', 'monitoring', 'identified', 'identified', 'investigating'],
  ]);
  const unresolved = await client.api.incidents.getUnresolved();
  expect(unresolved.incidents.map(({ status }) => status).sort()).toEqual(['identified', 'investigating']);
});

test('it reads that no maintenance is planned', async () => {
  const { getActive, getAll, getUpcoming } = client.api.scheduledMaintenances;
  for (const ask of [getActive, getAll, getUpcoming]) {
    const { page: read, scheduled_maintenances } = await ask.call(client.api.scheduledMaintenances);
    expect([read.name, scheduled_maintenances]).toEqual(['Quillhaven', []]);
  }
});

test('nobody can subscribe, and it says so as it does for every page that has none', async () => {
  const { subscribers } = client.api;
  await expect(subscribers.createPageSubscription({ email: 'reader@example.com' })).rejects.toThrow('404');
  await expect(subscribers.getSubscription('reader')).rejects.toThrow('404');
});
