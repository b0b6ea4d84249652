import { describe, expect, test } from '@jest/globals';
import { placeOf, secretsIn, shownPlace, whyNoPlace } from '../../src/alarms/place.ts';

describe('an address says', () => {
  test.each([
    ['redis://cache', { kind: 'single', hosts: [{ host: 'cache', port: 6379 }], database: 0, tls: undefined }],
    ['redis://[fd00::7]:7000/2?family=6', { hosts: [{ host: 'fd00::7', port: 7000 }], database: 2, family: 6 }],
    ['redis://:p%40ss:w@h', { user: undefined, password: 'p@ss:w' }],
    [
      'rediss://sitrep:p/w@h:6380',
      { user: 'sitrep', password: 'p/w', tls: { authorities: undefined, verified: true } },
    ],
    ['rediss://h?ssl_ca_certs=/etc/ca.pem', { tls: { authorities: '/etc/ca.pem', verified: true } }],
    ['rediss://h?ssl_cert_reqs=none', { tls: { authorities: undefined, verified: false } }],
    [
      'redis+sentinel://u:p@h1:26380,h2/my%20master/3?sentinel_username=s&sentinel_password=t',
      {
        kind: 'sentinel',
        hosts: [
          { host: 'h1', port: 26_380 },
          { host: 'h2', port: 26_379 },
        ],
        master: 'my master',
        database: 3,
        password: 'p',
        sentinelUser: 's',
        sentinelPassword: 't',
      },
    ],
    ['REDISS+SENTINEL://h/m', { kind: 'sentinel', master: 'm', database: 0, tls: { verified: true } }],
    ['rediss+cluster://:p@h1,h2:7001/0', { kind: 'cluster', hosts: [{ port: 6379 }, { port: 7001 }], password: 'p' }],
    ['/run/redis.sock', { kind: 'socket', path: '/run/redis.sock' }],
    ['postgresql://h/db', { kind: 'postgres', url: 'postgresql://h/db' }],
  ])('%s', (value, place) => expect(placeOf(value)).toMatchObject(place));
});

describe('an address is refused in a sentence that says why', () => {
  test.each([
    ['localhost:6379', /^is none of redis:\/\/, rediss:\/\/.* nor the path of a socket$/u],
    ['http://h', /^is none of/u],
    ['postgres://h:port/db', /^is no address of PostgreSQL$/u],
    ['redis://', /^names no host, or one that is none: redis:\/\/host:6379$/u],
    ['redis://h1,h2', /^names several hosts: .*redis\+sentinel:\/\/.*redis\+cluster:\/\//u],
    ['redis://h:99999', /^names a port that is none, 1 to 65535$/u],
    ['redis://h/cache', /^names a database that is no number: redis:\/\/host:6379\/0$/u],
    ['redis://u:100%@h', /^has a % in its user or its password that has to be written %25$/u],
    ['redis://h?family=5', /^has a family that is none of 4, 6 and 0$/u],
    ['redis://h?sentinelPassword=x', /^has a parameter that Sitrep does not know, sentinelPassword: family, /u],
    ['rediss://h?ssl_cert_reqs=maybe', /^has an ssl_cert_reqs that is neither required nor none$/u],
    [
      'rediss://h?ssl_ca_certs=/nowhere/ca.pem',
      /^names in ssl_ca_certs a file that is not there, \/nowhere\/ca\.pem$/u,
    ],
    ['redis+sentinel://h:26379', /^does not say what the sentinels call their Redis: .*\/mymaster$/u],
    ['redis+cluster://h/1', /^names a database, and a cluster has only one: leave it out$/u],
  ])('%s', (value, why) => expect(whyNoPlace(value)).toMatch(why));
});

test('who it is, is said without user and password', () => {
  const shown = (value: string) => shownPlace(placeOf(value));
  expect(shown('redis://u:p@h/2')).toBe('h:6379');
  expect(shown('redis+sentinel://u:p@h1,h2/m')).toBe('m at h1:26379, h2:26379');
  expect(shown('redis+cluster://u:p@[::1]:7000,h2')).toBe('[::1]:7000, h2:6379');
  expect(shown('postgres://u:p@db:5433/sitrep')).toBe('db:5433');
  expect(shown('postgres:///sitrep?host=/run/postgresql')).toBe('PostgreSQL');
});

test('its secrets are found as they are written and as they are', () => {
  expect(secretsIn('redis://u:p%40ss@h')).toEqual(['p%40ss', 'p@ss']);
  expect(secretsIn('redis+sentinel://:a@h/m?sentinel_password=b%2Fc')).toEqual(['a', 'b/c', 'b%2Fc']);
  expect(secretsIn('postgres://u:geheim@h/db')).toEqual(['geheim']);
  expect(secretsIn('postgres://h/db?user=u&password=geheim')).toEqual(['geheim']);
  expect(secretsIn('redis://h')).toEqual([]);
  expect(secretsIn('/run/redis.sock')).toEqual([]);
});
