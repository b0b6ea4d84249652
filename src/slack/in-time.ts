/** In milliseconds. Slack: 3 s to acknowledge a command, a click, a form or a shortcut; the way there and back takes some. */
export const usualAckAfter = 2000;

/**
 * What came of work where that is known within so many milliseconds; undefined where it is not: the work goes on, and
 * whoever began it waits for it. Throws what the work throws by then.
 */
export async function inTime<T>(work: Promise<T>, milliseconds: number): Promise<{ readonly value: T } | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, milliseconds, undefined);
  });
  return Promise.race([work.then((value) => ({ value })), late]).finally(() => clearTimeout(timer));
}
