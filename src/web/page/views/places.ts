import type { StatusPage } from '../../../domain/page/status-page.ts';

/** The path of a document as the page's own address has it, which may be a folder of another site. */
export const placeOf = ({ url }: Pick<StatusPage, 'url'>, path: string): string =>
  new URL(url).pathname + path.replace(/^\//u, '');

/** The same with all of its address, for those who find it elsewhere. */
export const addressOf = ({ url }: Pick<StatusPage, 'url'>, path: string): string => url + path.replace(/^\//u, '');

export const incidentPath = ({ key }: { readonly key: string }): string => `/incidents/${key}`;

/** `/history/2026-11`, and `/history/2026-11/2` where a month has more than one page. */
export const monthPath = (month: string, sheet = 1): string => `/history/${month}${sheet === 1 ? '' : `/${sheet}`}`;
