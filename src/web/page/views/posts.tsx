import { counted } from '../../../domain/counted.ts';
import type { PublicPost } from '../../../domain/page/public-incident.ts';
import { capital } from '../../../domain/postmortem/sentence.ts';
import { Said } from './said.tsx';
import { When } from './when.tsx';

interface Shown {
  /** The oldest first. */
  readonly posts: readonly PublicPost[];
  readonly zone: string;
  readonly isLong?: boolean;
}

/** What was said, the newest first. */
export const Posts = ({ posts, zone, isLong = false }: Shown) => (
  <ol class="posts">
    {posts.toReversed().map(({ seq, word, text, posted }) => (
      <li key={seq} class={word}>
        <p class="head">
          <strong>{capital(word)}</strong> <When time={posted} zone={zone} isLong={isLong} />
        </p>
        {text === '' ? null : <Said text={text} />}
      </li>
    ))}
  </ol>
);

/** The newest of them; the others open under it. */
export function NewestPosts({ posts, zone, most }: Shown & { readonly most: number }) {
  const earlier = posts.slice(0, -most);
  return (
    <>
      <Posts posts={posts.slice(-most)} zone={zone} />
      {earlier.length === 0 ? null : (
        <details>
          <summary>{counted(earlier.length, 'earlier update')}</summary>
          <Posts posts={earlier} zone={zone} />
        </details>
      )}
    </>
  );
}
