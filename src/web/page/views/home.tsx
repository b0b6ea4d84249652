import type { PublicIncident } from '../../../domain/page/public-incident.ts';
import type { StatusPage } from '../../../domain/page/status-page.ts';
import { Components } from './components.tsx';
import { Due } from './due.tsx';
import { Lately } from './lately.tsx';
import { Mark } from './mark.tsx';
import { incidentPath, placeOf } from './places.ts';
import { NewestPosts } from './posts.tsx';
import { affectedWords, howItIs, severityWords, stateOfIncident } from './words.ts';

interface Shown {
  readonly page: StatusPage;
  readonly now: Date;
}

/** How everything is now, what we are working on, each component, and the last days. */
export function Home({ page, now }: Shown) {
  const { state, words, more } = howItIs(page);
  return (
    <>
      <div class={`overall ${state}`}>
        <span class="tone">
          <Mark state={state} />
        </span>
        <div>
          <h1>{words}</h1>
          <p>{more}</p>
        </div>
      </div>
      {page.open.length === 0 ? null : (
        <section aria-labelledby="open">
          <h2 id="open">{page.open.length === 1 ? 'Open incident' : `${page.open.length} open incidents`}</h2>
          {page.open.slice(0, mostOpen).map((incident) => (
            <Open key={incident.key} incident={incident} page={page} now={now} />
          ))}
          {page.open.length <= mostOpen ? null : (
            <p>
              <a href={placeOf(page, '/history')}>{page.open.length - mostOpen} more are in the history</a>
            </p>
          )}
        </section>
      )}
      <Components components={page.components} zone={page.zone} />
      <Lately page={page} now={now} />
    </>
  );
}

/** Open incidents that are told of. */
const mostOpen = 12;

/** Updates that stand open; the others open under them, and all are on the incident's own page. */
const mostPosts = 4;
/** Where more are open than that, each says its newest update alone. */
const mostWhole = 4;

const Open = ({ incident, page, now }: Shown & { readonly incident: PublicIncident }) => (
  <article class={`card open ${stateOfIncident(incident)}`}>
    <p class="quiet">
      {severityWords(incident)}
      {incident.affected.length === 0 ? '' : ` · affects ${affectedWords(incident)}`}
    </p>
    <h3>
      <a href={placeOf(page, incidentPath(incident))}>{incident.title}</a>
    </h3>
    <Due incident={incident} zone={page.zone} now={now} />
    <NewestPosts
      posts={page.open.length > mostWhole ? incident.posts.slice(-1) : incident.posts}
      zone={page.zone}
      most={mostPosts}
    />
  </article>
);
