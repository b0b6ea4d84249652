import type { StatusPage } from '../../domain/page/status-page.ts';

/** Where an incident is read. */
export const incidentAddress = ({ url }: Pick<StatusPage, 'url'>, key: string): string => `${url}incidents/${key}`;

/** Whose page it is; where nobody said, where it is read. */
export const pageName = ({ name, url }: Pick<StatusPage, 'name' | 'url'>): string => name ?? new URL(url).host;
