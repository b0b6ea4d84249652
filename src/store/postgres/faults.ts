/** Of PostgreSQL's codes those that say that it is going, is away or is coming. */
const away = new Set(['57P01', '57P02', '57P03', '53300']);
/** Two transactions stood in each other's way: asked again, one goes first. */
const again = new Set(['40001', '40P01']);
const ofTheNetwork = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENOENT',
]);

/** What the client says, without a code, of a connection that went. */
const lost =
  /connection terminated|client was closed|client has encountered a connection error|timeout exceeded|query read timeout|not queryable/iu;

/** A word out of turn: whatever is there speaks another language, and will tomorrow. */
const misunderstood = '08P01';

const codeOf = (cause: unknown): string => String((cause as { code?: unknown } | null)?.code ?? '');

/** Whether the same may well work in a moment: nobody is there, or it was busy with somebody else's. */
export function isPassing(cause: unknown): boolean {
  const code = codeOf(cause);
  if (code === misunderstood) return false;
  if (code.startsWith('08') || away.has(code) || again.has(code) || ofTheNetwork.has(code)) return true;
  if (cause instanceof AggregateError) return cause.errors.some(isPassing);
  return code === '' && cause instanceof Error && lost.test(cause.message);
}

export const uniqueViolation = '23505';

/** Whether a row of that key was there already. */
export const isTaken = (cause: unknown, constraint: string): boolean =>
  codeOf(cause) === uniqueViolation && (cause as { constraint?: unknown }).constraint === constraint;
