/** Milliseconds that whoever looks at us from outside is kept waiting: their own patience is often a second. */
const patience = 900;

/** What is known by then; else `instead`, while the work goes on. Throws what it throws by then. */
export async function soon<T, U>(work: Promise<T>, instead: U): Promise<T | U> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<U>((resolve) => {
    timer = setTimeout(resolve, patience, instead);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
