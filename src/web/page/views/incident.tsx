import { nobodyKnows } from '../../../domain/impacts/window.ts';
import type { PublicHit, PublicIncident } from '../../../domain/page/public-incident.ts';
import { stateOfHit } from '../../../domain/page/status-page.ts';
import { capital, spelled } from '../../../domain/postmortem/sentence.ts';
import { Due } from './due.tsx';
import { Mark } from './mark.tsx';
import { Paper } from './paper.tsx';
import { Posts } from './posts.tsx';
import { When } from './when.tsx';
import { severityWords, stateOfSeverity, stateWords } from './words.ts';

interface Shown {
  readonly incident: PublicIncident;
  readonly zone: string;
  readonly now: Date;
}

/** Everything that readers may know of one incident. */
export const IncidentPage = ({ incident, zone, now }: Shown) => (
  <article class="incident">
    <p class={`badge tone ${incident.status === 'resolved' ? 'operational' : stateOfSeverity[incident.severity]}`}>
      <Mark state={incident.status === 'resolved' ? 'operational' : stateOfSeverity[incident.severity]} />
      {capital(incident.status)} · {severityWords(incident)}
    </p>
    <h1>{incident.title}</h1>
    <Due incident={incident} zone={zone} now={now} />
    <Facts incident={incident} zone={zone} />
    {incident.postmortem ? (
      <section class="paper" aria-labelledby="postmortem">
        <h2 id="postmortem">Postmortem</h2>
        <Paper markdown={incident.postmortem.text} />
        <p class="quiet">
          Posted <When time={incident.postmortem.posted} zone={zone} isLong />
        </p>
      </section>
    ) : null}
    <section aria-labelledby="updates">
      <h2 id="updates">Updates</h2>
      <Posts posts={incident.posts} zone={zone} isLong />
    </section>
  </article>
);

const Facts = ({ incident: { began, ended, took, hits }, zone }: Omit<Shown, 'now'>) => (
  <dl class="facts">
    {began ? (
      <div>
        <dt>Began</dt>
        <dd>
          <When time={began} zone={zone} isLong />
        </dd>
      </div>
    ) : null}
    {ended ? (
      <div>
        <dt>Ended</dt>
        <dd>
          <When time={ended} zone={zone} isLong />
        </dd>
      </div>
    ) : null}
    {ended && took !== nobodyKnows ? (
      <div>
        <dt>Lasted</dt>
        <dd>{spelled(took) || took}</dd>
      </div>
    ) : null}
    {hits.length === 0 ? null : (
      <div class="wide">
        <dt>Affected</dt>
        {hits.map((hit) => (
          <Hit key={`${hit.component}@${hit.region}`} hit={hit} zone={zone} />
        ))}
      </div>
    )}
  </dl>
);

const Hit = ({ hit, zone }: { readonly hit: PublicHit; readonly zone: string }) => (
  <dd>
    <span class="name">
      {hit.component}
      {hit.region === null ? '' : ` in ${hit.region}`}
    </span>
    <span class={`state tone ${stateOfHit(hit)}`}>{stateWords[stateOfHit(hit)]}</span>
    {hit.from || hit.to ? (
      <span class="span">
        {hit.from ? (
          <>
            {hit.to ? 'from' : 'since'} <When time={hit.from} zone={zone} isLong />{' '}
          </>
        ) : null}
        {hit.to ? (
          <>
            {hit.from ? 'to' : 'until'} <When time={hit.to} zone={zone} isLong />
          </>
        ) : null}
      </span>
    ) : null}
  </dd>
);
