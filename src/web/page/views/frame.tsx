import type { ComponentChildren } from 'preact';
import type { ComponentState, StatusPage } from '../../../domain/page/status-page.ts';
import { machineRead } from '../machine-read.ts';
import { localTime } from './local-time.ts';
import { Marks } from './mark.tsx';
import { addressOf, placeOf } from './places.ts';
import { style } from './style.ts';
import { brandOf } from './words.ts';

interface Shown {
  readonly page: Pick<StatusPage, 'name' | 'url' | 'zone'>;
  /** What the tab says, without whose page it is. */
  readonly title: string;
  /** Null for what should not be found: it is not there. */
  readonly path: string | null;
  /** The colour of the tab. */
  readonly state: ComponentState;
  readonly description: string;
  readonly children: ComponentChildren;
}

/** What is around every page: whose it is, the way to the others, how it looks. */
export const Frame = ({ page, title, path, state, description, children }: Shown) => (
  <html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{`${title} – ${brandOf(page)}`}</title>
      <meta name="description" content={description} />
      <meta name="color-scheme" content="light dark" />
      {path === null ? <meta name="robots" content="noindex" /> : <Found page={page} title={title} path={path} />}
      <meta property="og:description" content={description} />
      {feeds.map(({ path: feed, type, name }) => (
        <link key={feed} rel="alternate" type={type} title={`${brandOf(page)} (${name})`} href={placeOf(page, feed)} />
      ))}
      <link rel="icon" href={iconOf(state)} />
      <style dangerouslySetInnerHTML={{ __html: style }} />
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header>
        <a class="brand" href={placeOf(page, '/')}>
          {brandOf(page)}
        </a>
        <nav aria-label="Pages">
          <a href={placeOf(page, '/')} aria-current={path === '/' ? 'page' : undefined}>
            Now
          </a>
          <a href={placeOf(page, '/history')} aria-current={path === '/history' ? 'page' : undefined}>
            History
          </a>
        </nav>
      </header>
      <Marks />
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <Foot page={page} />
      <script dangerouslySetInnerHTML={{ __html: localTime }} />
    </body>
  </html>
);

const Found = ({ page, title, path }: Pick<Shown, 'page' | 'title'> & { readonly path: string }) => (
  <>
    <link rel="canonical" href={addressOf(page, path)} />
    <meta property="og:type" content="website" />
    <meta property="og:title" content={title} />
    <meta property="og:url" content={addressOf(page, path)} />
    <meta property="og:site_name" content={brandOf(page)} />
  </>
);

/** What there is of these. */
const feeds = [
  { path: '/history.atom', type: 'application/atom+xml', name: 'Atom' },
  { path: '/history.rss', type: 'application/rss+xml', name: 'RSS' },
].filter(({ path }) => machineRead.has(path));

const answers = ['/api/v2/summary.json'].filter((path) => machineRead.has(path));

const Foot = ({ page }: Pick<Shown, 'page'>) => (
  <footer>
    <p>Times are in UTC{page.zone === 'UTC' ? '' : ' and in the zone of this page'}.</p>
    {feeds.length + answers.length === 0 ? null : (
      <ul aria-label="Ways to follow">
        {feeds.map(({ path, name }) => (
          <li key={path}>
            <a href={placeOf(page, path)}>{name}</a>
          </li>
        ))}
        {answers.map((path) => (
          <li key={path}>
            <a href={placeOf(page, path)}>JSON</a>
          </li>
        ))}
      </ul>
    )}
  </footer>
);

const colours: Readonly<Record<ComponentState, string>> = {
  operational: '2f9e6b',
  degraded_performance: 'c48a00',
  partial_outage: 'd9622b',
  major_outage: 'cf3440',
};

/** A dot in the colour of how it is, in the address itself. */
const iconOf = (state: ComponentState): string =>
  `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='7' fill='%23${colours[state]}'/%3E%3C/svg%3E`;
