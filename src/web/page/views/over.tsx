import { nobodyKnows } from '../../../domain/impacts/window.ts';
import type { PublicIncident } from '../../../domain/page/public-incident.ts';
import type { StatusPage } from '../../../domain/page/status-page.ts';
import { spelled } from '../../../domain/postmortem/sentence.ts';
import { Mark } from './mark.tsx';
import { incidentPath, placeOf } from './places.ts';
import { NewestPosts } from './posts.tsx';
import { affectedWords, severityWords, stateOfSeverity } from './words.ts';

interface Shown {
  readonly incident: PublicIncident;
  readonly page: StatusPage;
  /** Of its heading. */
  readonly level: 2 | 3 | 4;
  /** Of many: how it ended is all that is said of it here. */
  readonly isShort?: boolean;
}

/** An incident in a list of many: what it was, how bad, how long, and how it ended. Of what is open the first page tells. */
export function Over({ incident, page, level, isShort = false }: Shown) {
  const state = incident.status === 'resolved' ? 'operational' : stateOfSeverity[incident.severity];
  const Heading = `h${level}` as const;
  return (
    <article class="over">
      <Heading>
        <span class={`tone ${state}`}>
          <Mark state={state} />
        </span>
        <a href={placeOf(page, incidentPath(incident))}>{incident.title}</a>
      </Heading>
      <p class="quiet">{factsOf(incident).join(' · ')}</p>
      {incident.status === 'resolved' ? (
        <NewestPosts posts={isShort ? incident.posts.slice(-1) : incident.posts} zone={page.zone} most={1} />
      ) : null}
    </article>
  );
}

const factsOf = (incident: PublicIncident): string[] => [
  severityWords(incident),
  ...(incident.status === 'resolved' ? [] : ['still open']),
  ...(incident.took === nobodyKnows ? [] : [`lasted ${spelled(incident.took) || incident.took}`]),
  ...(incident.affected.length === 0 ? [] : [affectedWords(incident)]),
  ...(incident.postmortem ? ['with a postmortem'] : []),
];
