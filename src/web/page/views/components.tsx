import { daysShown, type PageComponent, type StatusPage } from '../../../domain/page/status-page.ts';
import { Days, dayWords, troubled } from './days.tsx';
import { Mark } from './mark.tsx';
import { stateWords } from './words.ts';

/** Each part of the product: how it does now, where, and how the last days were. */
export function Components({ components, zone }: Pick<StatusPage, 'components' | 'zone'>) {
  if (components.length === 0) return null;
  return (
    <section class="components" aria-labelledby="components">
      <div class="title">
        <h2 id="components">Components</h2>
        <p class="quiet">
          A bar for each of the last {daysShown} days{zone === 'UTC' ? ' (UTC)' : ` (${zone})`}, today on the right
        </p>
      </div>
      {grouped(components).map(([group, members]) => (
        <div key={group} class="card">
          {group === null ? null : <h3>{group}</h3>}
          <ul>
            {members.map((member) => (
              <Row key={member.name} component={member} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

const Row = ({ component: { name, state, regions, days } }: { readonly component: PageComponent }) => (
  <li>
    <p class="component">
      <span class="name">{name}</span>
      <span class={`state tone ${state}`}>
        {stateWords[state]} <Mark state={state} />
      </span>
    </p>
    {regions.length === 0 ? null : (
      <ul class="regions">
        {regions.map((region) => (
          <li key={region.name}>
            <span class="name">{region.name}</span>{' '}
            <span class={`state tone ${region.state}`}>{stateWords[region.state]}</span>
          </li>
        ))}
      </ul>
    )}
    <Days days={days} />
    <Trouble days={days} />
  </li>
);

/** Days that are named below the bars. */
const mostNamed = 2;

function Trouble({ days }: Pick<PageComponent, 'days'>) {
  const worse = troubled(days);
  if (worse.length === 0) return null;
  const left = worse.length - mostNamed;
  return (
    <p class="quiet" aria-hidden="true">
      {worse.slice(0, mostNamed).map(dayWords).join(' · ')}
      {left > 0 ? ` · and ${left} earlier ${left === 1 ? 'day' : 'days'}` : ''}
    </p>
  );
}

type Group = readonly [name: string | null, members: readonly PageComponent[]];

/** Those of a group together, where the first of them stands; those of none together as well. */
function grouped(components: readonly PageComponent[]): readonly Group[] {
  const names = [...new Set(components.map(({ group }) => group))];
  return names.map((name) => [name, components.filter(({ group }) => group === name)]);
}
