import type { ComponentState } from '../../../domain/page/status-page.ts';

/** A shape of its own for each state, so that nobody needs the colours: a tick, a dash, a bar, a cross. */
const shapes: Readonly<Record<ComponentState, string>> = {
  operational: 'M6.5 10.3l2.4 2.4 4.8-5.2',
  degraded_performance: 'M6.5 10h7',
  partial_outage: 'M10 5.8v5.2M10 13.9v.2',
  major_outage: 'M7.2 7.2l5.6 5.6M12.8 7.2l-5.6 5.6',
};

/** The sign of a state; the words beside it say the same. It has the colour of what it stands in. */
export const Mark = ({ state }: { readonly state: ComponentState }) => (
  <svg class="mark" aria-hidden="true">
    <use href={`#${state}`} />
  </svg>
);

/** What the signs look like, once for all of them. */
export const Marks = () => (
  <svg class="marks" width="0" height="0" aria-hidden="true">
    {Object.entries(shapes).map(([state, shape]) => (
      <symbol key={state} id={state} viewBox="0 0 20 20">
        <circle cx="10" cy="10" r="10" />
        <path d={shape} />
      </symbol>
    ))}
  </svg>
);
