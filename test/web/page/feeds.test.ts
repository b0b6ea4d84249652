import { describe, expect, test } from '@jest/globals';
import type { StatusPage } from '../../../src/domain/page/status-page.ts';
import { minute } from '../../domain/report/told.ts';
import { investigating, pageOf, publicOf, read, resolved, updated, withPostmortem } from './told-page.ts';
import { all, only, type Tree, xmlTree } from './xml-tree.ts';

const atomic = (name: string): string => `{http://www.w3.org/2005/Atom}${name}`;
const atomOf = (page: StatusPage): Tree => xmlTree(read('/history.atom', page));
const rssOf = (page: StatusPage): Tree => all(xmlTree(read('/history.rss', page)), 'channel')[0] as Tree;
const linksOf = (tree: Tree, rel: string) =>
  all(tree, atomic('link')).flatMap(({ attributes }) => (attributes['rel'] === rel ? [attributes] : []));

const key = 'aaaaaaaaaaa1';
const one = (steps: typeof investigating) => pageOf([publicOf(key, steps)]);
const many = pageOf(
  Array.from({ length: 30 }, (_, n) => {
    const incident = publicOf(`b${String(n).padStart(11, '0')}`, resolved, `Number ${n}`);
    const posts = incident.posts.map((post) => ({
      ...post,
      posted: minute(`2026-10-${String(30 - n).padStart(2, '0')}T00:00:00Z`),
    }));
    return { ...incident, posts };
  }),
);

describe('the Atom feed', () => {
  const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/u;
  const tag = /^tag:[a-z\d.-]+,\d{4}(?:-\d\d){0,2}:[\w/-]+$/u;

  test.each([
    ['nothing happened', pageOf([])],
    ['nobody said whose it is', pageOf([], { name: null })],
    ['much happened', many],
    ['all was said', one(withPostmortem)],
  ])('has what RFC 4287 asks for when %s', (_when, page) => {
    const feed = atomOf(page);
    expect(feed.name).toBe(atomic('feed'));
    const entries = all(feed, atomic('entry'));
    for (const whole of [feed, ...entries]) {
      expect(only(whole, atomic('id'))).toMatch(tag);
      expect(only(whole, atomic('title'))).not.toBe('');
      expect(only(whole, atomic('updated'))).toMatch(rfc3339);
      const alternates = linksOf(whole, 'alternate').map(({ type }) => type);
      expect(new Set(alternates).size).toBe(alternates.length);
      expect(linksOf(whole, 'alternate').every(({ href }) => URL.canParse(href ?? ''))).toBe(true);
    }
    const [author] = all(feed, atomic('author'));
    expect(only(author as Tree, atomic('name'))).not.toBe('');
    expect(linksOf(feed, 'self')).toMatchObject([{ href: 'https://status.quillhaven.example/history.atom' }]);
    const ids = [feed, ...entries].map((whole) => only(whole, atomic('id')));
    expect(new Set(ids).size).toBe(ids.length);
    for (const entry of entries) {
      expect(only(entry, atomic('published'))).toMatch(rfc3339);
      expect(all(entry, atomic('content')).map(({ attributes }) => attributes)).toEqual([{ type: 'html' }]);
    }
  });

  test('has one entry for an incident, with all that was said, the newest first', () => {
    const entries = all(atomOf(one(withPostmortem)), atomic('entry'));
    expect(entries).toHaveLength(1);
    const content = only(entries[0] as Tree, atomic('content'));
    const said = [...content.matchAll(/<small>([^<]+)<\/small><br\/><strong>([^<]+)<\/strong>([^<]*)/gu)];
    expect(said.map(([, at, word, text]) => [at, word, text])).toEqual([
      ['Nov 20, 2026 - 18:00 UTC', 'Postmortem', ' - '],
      ['Nov 20, 2026 - 13:10 UTC', 'Resolved', ''],
      ['Nov 20, 2026 - 12:40 UTC', 'Monitoring', ' - The queue runs empty.'],
      ['Nov 20, 2026 - 12:20 UTC', 'Update', ' - We make room.'],
      ['Nov 20, 2026 - 12:10 UTC', 'Identified', ' - A queue is full.'],
      ['Nov 20, 2026 - 12:00 UTC', 'Investigating', ' - Checkout is down'],
    ]);
    expect(content).toContain(`<a href="https://status.quillhaven.example/incidents/${key}">Read the postmortem</a>`);
  });

  test('an entry keeps its id and the day it came, and moves with what is said', () => {
    const read = (steps: typeof investigating) => {
      const [entry] = all(atomOf(one(steps)), atomic('entry'));
      return ['id', 'published', 'updated'].map((name) => only(entry as Tree, atomic(name)));
    };
    const id = `tag:status.quillhaven.example,2026:incidents/${key}`;
    expect([investigating, updated, withPostmortem].map(read)).toEqual([
      [id, '2026-11-20T12:00:00.000Z', '2026-11-20T12:00:30.000Z'],
      [id, '2026-11-20T12:00:00.000Z', '2026-11-20T12:20:00.000Z'],
      [id, '2026-11-20T12:00:00.000Z', '2026-11-20T18:00:00.000Z'],
    ]);
  });

  test('is of the zone of the page, and of its host wherever that is', () => {
    const page = pageOf([publicOf(key, investigating)], { zone: 'Europe/Paris', url: 'http://[::1]:3000/' });
    const [entry] = all(atomOf(page), atomic('entry'));
    expect(only(entry as Tree, atomic('content'))).toContain('Nov 20, 2026 - 13:00 GMT+1');
    expect(only(entry as Tree, atomic('id'))).toMatch(tag);
    expect(linksOf(entry as Tree, 'alternate')).toMatchObject([{ href: `http://[::1]:3000/incidents/${key}` }]);
  });
});

describe('the RSS feed', () => {
  test('has what RSS 2.0 asks for, and tells the same as the other', () => {
    const channel = rssOf(one(withPostmortem));
    expect(only(channel, 'title')).toBe('Quillhaven: incidents');
    expect(only(channel, 'link')).toBe('https://status.quillhaven.example/');
    expect(only(channel, 'description')).not.toBe('');
    expect(linksOf(channel, 'self')).toMatchObject([{ href: 'https://status.quillhaven.example/history.rss' }]);
    const [item] = all(channel, 'item');
    expect(only(item as Tree, 'title')).toBe('Checkout is down');
    expect(only(item as Tree, 'link')).toBe(`https://status.quillhaven.example/incidents/${key}`);
    expect(only(item as Tree, 'pubDate')).toBe('Fri, 20 Nov 2026 12:00:00 GMT');
    expect(all(item as Tree, 'guid')).toMatchObject([
      { attributes: { isPermaLink: 'false' }, text: `tag:status.quillhaven.example,2026:incidents/${key}` },
    ]);
    const [entry] = all(atomOf(one(withPostmortem)), atomic('entry'));
    expect(only(item as Tree, 'description')).toBe(only(entry as Tree, atomic('content')));
  });
});

test('both have the 25 newest', () => {
  const newest = Array.from({ length: 25 }, (_, n) => `Number ${n}`);
  expect(all(atomOf(many), atomic('entry')).map((entry) => only(entry, atomic('title')))).toEqual(newest);
  expect(all(rssOf(many), 'item').map((item) => only(item, 'title'))).toEqual(newest);
});
