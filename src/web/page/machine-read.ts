import type { StatusPage } from '../../domain/page/status-page.ts';
import type { Document } from './document.ts';

/** What programs read, by its path: answers and feeds. */
export const machineRead: ReadonlyMap<string, (page: StatusPage) => Document> = new Map();
