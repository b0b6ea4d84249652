import type { PublicIncident, PublicPost } from '../../../domain/page/public-incident.ts';
import { type ComponentState, stateOfHit, worstOf } from '../../../domain/page/status-page.ts';
import { capital } from '../../../domain/postmortem/sentence.ts';
import type { Status } from '../../../domain/status.ts';
import type { ComponentField, Components } from './components.ts';
import { idOf } from './id.ts';
import { when } from './when.ts';

interface Setting {
  readonly zone: string;
  readonly components: Components;
}

/** What was said of an incident, its postmortem among it, the newest first. Statuspage: `incident_updates`. */
export function updatesOf(incident: PublicIncident, { zone, components }: Setting) {
  const { key, posts, postmortem } = incident;
  const spans = spansOf(incident, components);
  const said = statusesOf(posts).map(({ post, status }, place) => {
    const at = post.posted.at;
    const body = post.text === '' ? capital(status) : post.text;
    const affected = affectedAt(spans, posts[place - 1]?.posted.at, at);
    return { at, field: field({ id: idOf(key, post.seq), key, status, body, time: when(at, zone) }, affected) };
  });
  const paper = postmortem && {
    at: postmortem.posted.at,
    field: field(
      {
        id: idOf(key, 'postmortem'),
        key,
        status: 'postmortem',
        body: postmortem.text,
        time: when(postmortem.posted.at, zone),
      },
      [],
    ),
  };
  return [...said, ...(paper ? [paper] : [])]
    .toSorted((one, other) => one.at.getTime() - other.at.getTime())
    .map((one) => one.field)
    .toReversed();
}

/** Each with the status that readers know by then: where it sets none, that of the one before. */
export function statusesOf(posts: readonly PublicPost[]) {
  let status: Status = 'investigating';
  return posts.map((post) => {
    status = post.word === 'update' ? status : post.word;
    return { post, status };
  });
}

interface Told {
  readonly id: string;
  readonly key: string;
  readonly status: Status | 'postmortem';
  /** Never empty: widgets show nothing else of an update. */
  readonly body: string;
  readonly time: string;
}

const field = ({ id, key, status, body, time }: Told, affected: ReadonlyArray<ReturnType<typeof affectedField>>) => ({
  id,
  status,
  body,
  incident_id: key,
  created_at: time,
  updated_at: time,
  display_at: time,
  affected_components: affected,
  deliver_notifications: false,
  custom_tweet: null,
  tweet_id: null,
});

/** A component that was hit for a time: milliseconds, the end not in it. */
interface Span {
  readonly component: ComponentField;
  readonly state: ComponentState;
  readonly from: number;
  readonly to: number;
}

/** What nobody gave a beginning was hit from the beginning on. With its incident all of it is over. */
function spansOf({ hits, began, posts, status }: PublicIncident, components: Components): Span[] {
  const end =
    status === 'resolved' ? posts.findLast(({ word }) => word === 'resolved')?.posted.at.getTime() : undefined;
  const over = end ?? Number.POSITIVE_INFINITY;
  return hits.map((hit) => ({
    component: components.called(hit.component),
    state: stateOfHit(hit),
    from: (hit.from ?? began)?.at.getTime() ?? Number.NEGATIVE_INFINITY,
    to: Math.min(hit.to?.at.getTime() ?? over, over),
  }));
}

/** How each component did when the update before went out, and does now: of those that were or are in trouble. */
function affectedAt(spans: readonly Span[], before: Date | undefined, now: Date) {
  const components = new Map(spans.map(({ component }) => [component.id, component]));
  return [...components.values()].flatMap((component) => {
    const own = spans.filter((span) => span.component.id === component.id);
    const [old, next] = [before ? stateAt(own, before) : 'operational', stateAt(own, now)] as const;
    return old === 'operational' && next === 'operational' ? [] : [affectedField(component, old, next)];
  });
}

const stateAt = (spans: readonly Span[], at: Date): ComponentState =>
  worstOf(spans.filter(({ from, to }) => from <= at.getTime() && at.getTime() < to).map(({ state }) => state));

const affectedField = (component: ComponentField, old: ComponentState, next: ComponentState) => ({
  code: component.id,
  name: component.name,
  old_status: old,
  new_status: next,
});
