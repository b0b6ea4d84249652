import { folded, nameOf } from '../../../domain/component.ts';
import type { PublicIncident } from '../../../domain/page/public-incident.ts';
import { type ComponentState, type PageComponent, type StatusPage, worstOf } from '../../../domain/page/status-page.ts';
import { idOf } from './id.ts';
import { pageId } from './page.ts';
import { unknownTime, when } from './when.ts';

/** A component or a group of them, as Statuspage has it: the group says who is in it. */
export type ComponentField = ReturnType<typeof field> & { readonly components?: readonly string[] };

export interface Components {
  /** Each group before its members; in the order of `sitrep.yml`. */
  readonly list: readonly ComponentField[];
  /** The one that goes by a name; one that the page does not list is well, and alone. */
  called(name: string): ComponentField;
}

/** What the API says of components: looked up once for an answer. */
export function componentsOf(page: StatusPage): Components {
  const catalog = { components: page.components, regions: page.regions };
  const changes = changesOf(page);
  const byName = new Map<string, ComponentField>();
  const lists = groupsOf(page.components).map(({ group, members }, place) => {
    const groupId = group === null ? null : idOf('group', folded(group));
    const fields = members.map((member, inGroup) => {
      const name = folded(nameOf(member, catalog));
      const position = (group === null ? place : inGroup) + 1;
      const { state } = member;
      const made = field(page, { ...member, state, position, groupId, changed: changes.get(name) });
      byName.set(name, made);
      return made;
    });
    return group === null ? fields : [groupField(page, group, place + 1, members, fields), ...fields];
  });
  return {
    list: lists.flat(),
    called: (name) =>
      byName.get(folded(name)) ?? field(page, { ...alone, name, changed: changes.get(folded(name)), groupId: null }),
  };
}

const alone = { group: null, state: 'operational', position: 1 } as const;

interface Told {
  readonly group: string | null;
  readonly name: string;
  readonly state: ComponentState;
  readonly position: number;
  readonly groupId: string | null;
  /** When it was hit or well again last, in milliseconds. */
  readonly changed: number | undefined;
}

/** Nobody wrote down when a component came to the page. */
const field = (page: StatusPage, { group, name, state, position, groupId, changed }: Told) => ({
  id: idOf('component', folded(group ?? ''), folded(name)),
  name,
  status: state,
  created_at: unknownTime,
  updated_at: changed === undefined ? unknownTime : when(new Date(changed), page.zone),
  position,
  description: null,
  showcase: true,
  start_date: null,
  group_id: groupId,
  page_id: pageId(page),
  group: false,
  only_show_if_degraded: false,
});

function groupField(
  page: StatusPage,
  name: string,
  position: number,
  members: readonly PageComponent[],
  fields: readonly ComponentField[],
): ComponentField {
  const state = worstOf(members.map((member) => member.state));
  return {
    ...field(page, { group: null, name, state, position, groupId: null, changed: undefined }),
    id: idOf('group', folded(name)),
    updated_at: fields.reduce(
      (newest, { updated_at: at }) => (Date.parse(at) > Date.parse(newest) ? at : newest),
      unknownTime,
    ),
    showcase: false,
    group: true,
    components: fields.map(({ id }) => id),
  };
}

/** Members of a group stand together, where its first one does. What has no group stands by itself. */
function groupsOf(components: readonly PageComponent[]) {
  const groups: Array<{ readonly group: string | null; readonly members: PageComponent[] }> = [];
  for (const component of components) {
    const { group } = component;
    const known = groups.find((one) => group !== null && one.group !== null && folded(one.group) === folded(group));
    if (known) known.members.push(component);
    else groups.push({ group, members: [component] });
  }
  return groups;
}

/** When each component was hit or well again last, by its folded name: milliseconds. */
function changesOf({ open, past }: StatusPage): ReadonlyMap<string, number> {
  const changes = new Map<string, number>();
  const keep = (name: string, at: number) => {
    if (at > (changes.get(name) ?? Number.NEGATIVE_INFINITY)) changes.set(name, at);
  };
  for (const incident of [...open, ...past]) {
    for (const { component, from, to } of incident.hits) {
      const time = to ?? endOf(incident) ?? from ?? incident.began;
      if (time) keep(component, time.at.getTime());
    }
  }
  // Names are few, hits are many.
  for (const [name, at] of [...changes]) keep(folded(name), at);
  return changes;
}

const endOf = ({ status, ended }: PublicIncident) => (status === 'resolved' ? ended : null);
