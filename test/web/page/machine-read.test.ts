import { describe, expect, test } from '@jest/globals';
import type { PublicIncident } from '../../../src/domain/page/public-incident.ts';
import { machineRead } from '../../../src/web/page/machine-read.ts';
import { shapes } from './statuspage-shape.ts';
import { pageOf, publicOf, read, readJson, withPostmortem } from './told-page.ts';
import { all, only, type Tree, xmlTree } from './xml-tree.ts';

const controls = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('');
const texts: Readonly<Record<string, string>> = {
  'control characters': `a${controls}b\u007f\u0085\u009fc`,
  'ends of sections':
    ']]> <![CDATA[ --> <!-- ?> <?xml version="1.0"?> <!DOCTYPE x [<!ENTITY e SYSTEM "file:///">]> &e;',
  markup: `</title></entry></feed><script>alert(1)</script><img src=x onerror="alert('1')"> &lt;b&gt; &amp; &#0; &nope;`,
  'half characters': 'a\ud800b\udc00c\udfff\ud83d',
  'what is no character': 'a\ufffe\uffff\u{1ffff}b',
  'pictures and other scripts': '🔥👩‍🚒 عربى עברית 中文 \u202eright to left\u202c \u2028 \u2029 \ufeff',
  'much text': 'All that was said, once more. '.repeat(334),
};

/** An incident of which somebody wrote everything that somebody can write in these words. */
function of(words: string): PublicIncident {
  const incident = publicOf('aaaaaaaaaaa1', withPostmortem);
  return {
    ...incident,
    title: words,
    posts: incident.posts.map((post) => ({ ...post, text: words })),
    hits: incident.hits.map((hit) => ({ ...hit, component: words, region: words })),
    postmortem: incident.postmortem && { ...incident.postmortem, text: words },
  };
}
const pageIn = (words: string) =>
  pageOf([of(words), { ...of(words), key: 'aaaaaaaaaaa2', status: 'identified' }], {
    name: words,
    catalog: {
      components: [
        { group: null, name: words },
        { group: words, name: `${words}.` },
      ],
      regions: [words],
    },
  });

/** As all machines can read it. */
const readable = (words: string): string => words.replace(/(?![\t\n\r])[\p{Surrogate}\p{Cc}\ufffe\uffff]/gu, '\ufffd');

describe.each(Object.entries(texts))('%s in every field', (_name, words) => {
  const page = pageIn(words);

  test('leave the JSON whole, of its shape, and harmless in a page', () => {
    for (const [path, shape] of Object.entries(shapes)) {
      const body = read(`/api/v2/${path}.json`, page);
      expect(body).not.toMatch(/[<>&\u2028\u2029]|\p{Surrogate}/u);
      expect(() => shape.parse(JSON.parse(body))).not.toThrow();
    }
    const [incident] = readJson('incidents', page).incidents;
    expect([incident.name, incident.incident_updates[1].body, incident.components[0].name]).toEqual(
      [words, words, words].map(readable),
    );
  });

  test('leave both feeds well-formed, with the words as words', () => {
    const feed = xmlTree(read('/history.atom', page));
    const channel = all(xmlTree(read('/history.rss', page)), 'channel')[0] as Tree;
    const titles = all(feed, '{http://www.w3.org/2005/Atom}entry').map((entry) =>
      only(entry, '{http://www.w3.org/2005/Atom}title'),
    );
    expect(titles).toEqual([readable(words), readable(words)]);
    expect(all(channel, 'item').map((item) => only(item, 'title'))).toEqual(titles);
    const html = only(all(channel, 'item')[0] as Tree, 'description');
    expect(
      html.match(/<[^>]*>/gu)?.every((tag) => /^<(?:\/?(?:p|small|strong|a)|br\/|a href="[^"<>]+")>$/u.test(tag)),
    ).toBe(true);
  });
});

test('all of it is UTF-8, and says so', () => {
  for (const answer of machineRead.values()) expect(answer(pageOf([])).type).toMatch(/^[\w/+-]+; charset=utf-8$/u);
});
