import type { StatusPage } from '../../../domain/page/status-page.ts';
import { placeOf } from './places.ts';

/** What is not there, or is there no longer. */
export const Lost = ({ page }: { readonly page: StatusPage }) => (
  <>
    <h1>There is nothing here</h1>
    <p>The address may be mistyped, or what was here has been taken off the page.</p>
    <p>
      <a href={placeOf(page, '/')}>How everything is now</a>, or{' '}
      <a href={placeOf(page, '/history')}>the whole history</a>.
    </p>
  </>
);
