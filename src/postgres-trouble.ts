import { secretsIn } from './alarms/place.ts';
import { blackOut } from './black-out.ts';
import { RecordAway } from './desk/ports.ts';
import { RefusedRecord } from './store/postgres/refused-record.ts';

interface Fault {
  readonly code?: string;
  readonly message?: string;
  readonly syscall?: string;
  readonly path?: string;
  /** PostgreSQL's own errors have one. */
  readonly severity?: string;
}

/** Where an address leads, in words: without what is secret. */
interface Place {
  readonly host: string;
  readonly where: string;
  readonly user: string;
  readonly database: string;
}

/**
 * What PostgreSQL refused, or why it is not there, in one sentence with what to do; undefined for a fault that is none of
 * PostgreSQL's. No word of it is secret, whatever the server repeats of what it was given.
 */
export function explainPostgres(error: unknown, url: string, setting = 'DATABASE_URL'): string | undefined {
  if (error instanceof RefusedRecord) return error.message;
  const fault = (error instanceof RecordAway && error.cause ? error.cause : error) as Fault;
  const place = placeOf(url);
  const words =
    aboutAddress(fault, setting) ?? aboutNetwork(fault, place, setting) ?? aboutRefusal(fault, place, setting);
  return words && blackOut(secretsIn(url))(words);
}

/** The host and the database of an address, for people. */
export const shownPostgres = (url: string): string => {
  const { where, database } = placeOf(url);
  return `${where}/${database}`;
};

function placeOf(url: string): Place {
  const { hostname, port, pathname, username, searchParams } = new URL(url);
  const host = searchParams.get('host') ?? (plain(hostname).replace(/^\[|\]$/gu, '') || 'localhost');
  const where = host.startsWith('/') ? host : `${host.includes(':') ? `[${host}]` : host}:${port || 5432}`;
  const user = searchParams.get('user') ?? plain(username);
  return { host, where, user, database: plain(pathname.slice(1)) || user };
}

function plain(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

function aboutAddress(fault: Fault, setting: string): string | undefined {
  const { code, message, syscall, path } = fault;
  if (fault instanceof URIError) return `${setting} has a % in its user or password that has to be written %25.`;
  if (syscall === 'open' && path !== undefined) {
    return `${setting} names a file that cannot be read, ${path} (${code}): put it there, or leave it out.`;
  }
  if (!/client password must be a string/u.test(message ?? '')) return undefined;
  return `PostgreSQL wants a password, and ${setting} has none: write it as postgres://user:password@host/database.`;
}

function aboutNetwork({ code = '', message = '' }: Fault, { host, where }: Place, setting: string): string | undefined {
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `The host ${host} of PostgreSQL is not known (${code}): see that ${setting} names the right one, and that this machine can look it up.`;
  }
  if (code === 'ECONNREFUSED' || (code === 'ENOENT' && host.startsWith('/'))) {
    return `Nobody listens at ${where} (${code}): see that PostgreSQL runs, and that ${setting} names its host and port.`;
  }
  if (tlsRefused.test(message) || code === 'EPROTO') {
    return `PostgreSQL at ${where} does not speak TLS: turn it on there (ssl = on), or take sslmode out of ${setting}.`;
  }
  if (certificateRefused.test(code)) {
    return `The certificate of PostgreSQL at ${where} is not trusted (${code}): name its authority in ${setting}, ?sslmode=verify-full&sslrootcert=/path/ca.pem.`;
  }
  if (goneCodes.has(code) || (code === '' && gone.test(message))) {
    const why = code || message.toLowerCase();
    return `PostgreSQL at ${where} does not answer (${why}): see that it runs, and that no firewall is in between.`;
  }
  return undefined;
}

const tlsRefused = /does not support SSL|establishing an SSL connection/u;
const certificateRefused =
  /CERT|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET_ISSUER)|ERR_TLS|ERR_SSL|HOSTNAME_MISMATCH|INVALID_CA/u;
const goneCodes = new Set(['ETIMEDOUT', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE']);
const gone = /timeout|terminated|closed|not queryable|connection error/iu;

/** What PostgreSQL says by its codes: postgresql.org, appendix A. */
function aboutRefusal(
  { code = '', message = '', severity }: Fault,
  { where, user, database }: Place,
  setting: string,
): string | undefined {
  switch (code) {
    case '28P01':
      return `PostgreSQL at ${where} refuses the password of “${user}” (28P01): put ${setting} right.`;
    case '28000':
      return /no encryption|SSL off/iu.test(message)
        ? `PostgreSQL at ${where} lets “${user}” in over TLS alone (28000): add ?sslmode=verify-full to ${setting}.`
        : `PostgreSQL at ${where} does not let “${user}” into “${database}” from here (28000): put ${setting} right, or its pg_hba.conf.`;
    case '3D000':
      return `There is no database “${database}” on PostgreSQL at ${where} (3D000): create it, or name another in ${setting}.`;
    case '42501':
    case '3F000':
      return `“${user}” may not do what Sitrep needs in “${database}” (${code}, ${message}): give it a schema of its own, create schema authorization "${user}".`;
    case '25006':
      return `PostgreSQL at ${where} is read-only, a standby perhaps (25006): let ${setting} name the primary.`;
    case '53300':
      return `PostgreSQL at ${where} has no connection left (53300): raise its max_connections; a bot takes up to 11.`;
    case '57P03':
      return `PostgreSQL at ${where} is starting, or is a standby that takes no questions (57P03): see to it there.`;
    case '53100':
      return `The disk of PostgreSQL at ${where} is full (53100): make room there.`;
    default:
      return severity === undefined ? undefined : `PostgreSQL at ${where} says “${message}” (${code}).`;
  }
}
