import type { Catalog } from '../domain/component.ts';
import { isOpen } from '../domain/incident.ts';
import { type ByItself, byRule, putOnPage, wantsPage } from '../domain/page/on-page.ts';
import { publicTitle } from '../domain/page/public-title.ts';
import type { Teller } from './follower.ts';
import type { Desk } from './ports.ts';

/**
 * Puts onto the status page what `sitrep.yml` wants there by itself: once, while it is open, and never again what somebody
 * put there or took off by hand.
 */
export const publisher = (rule: ByItself, catalog: Catalog, desk: Desk): Teller => ({
  name: 'publisher',
  async tell({ incident }) {
    const { id } = incident;
    if (!isOpen(incident) || !wantsPage(incident, rule)) return 'told';
    if (await desk.records.newest(id, ['page_shown', 'page_hidden'])) return 'told';
    await desk.change(
      { id },
      (now, at) => putOnPage(now, { by: byRule, title: publicTitle(now, catalog), letOut: [] }, at),
      `${id} onto the page by rule`,
    );
    return 'told';
  },
});
