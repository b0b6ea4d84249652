import type { Json } from './answer.ts';
import type { Team } from './identity.ts';
import { owner, type PersonSeed } from './people.ts';

export type Profile = PersonSeed & { id: string; bot?: boolean };

// `emulate` cannot add a user once it runs, so a few seats are kept free for people who join later.
const vacantSeats = 10;

/**
 * Everybody in the workspace. Held here and not in `emulate`, which knows no time zones, guests or deactivated users;
 * `emulate` gets the bare ids.
 */
export class Roster {
  private readonly profiles: Profile[] = [];
  private readonly vacant = Array.from({ length: vacantSeats }, (_, n) => `U0JOINER${String(n).padStart(2, '0')}`);

  private readonly team: Team;

  constructor(people: readonly PersonSeed[], team: Team) {
    this.team = team;
    // U000000001 is the user `emulate` always makes.
    this.profiles.push({ ...owner, id: 'U000000001' });
    for (const person of people) this.profiles.push({ ...person, id: idFor(person.handle) });
  }

  addBot(id: string, handle: string): void {
    this.profiles.push({ id, handle, name: 'Sitrep', tz: 'America/Los_Angeles', bot: true });
  }

  join(person: PersonSeed): Profile {
    const id = this.vacant.shift();
    if (id === undefined) throw new Error(`Only ${vacantSeats} people can join a running local Slack`);
    const profile = { ...person, id };
    this.profiles.push(profile);
    return profile;
  }

  all(): readonly Profile[] {
    return this.profiles;
  }

  /** The ids `emulate` must know from the start. */
  seats(): string[] {
    return [...this.profiles.map((profile) => profile.id), ...this.vacant];
  }

  find(idOrHandle: string): Profile | undefined {
    const handle = idOrHandle.replace(/^@/, '');
    return this.profiles.find((profile) => profile.id === idOrHandle || profile.handle === handle);
  }

  /** The user object of users.info and users.list. */
  describe(profile: Profile, withEmail: boolean): Json {
    const tz = profile.tz ?? 'Europe/London';
    const common = {
      id: profile.id,
      team_id: this.team.id,
      name: profile.handle,
      deleted: profile.deactivated === true,
      profile: {
        real_name: profile.name,
        real_name_normalized: profile.name,
        display_name: profile.handle,
        display_name_normalized: profile.handle,
        ...(withEmail && !profile.bot ? { email: emailOf(profile) } : {}),
        team: this.team.id,
      },
      is_bot: profile.bot === true,
      is_app_user: false,
      updated: 1_700_000_000,
    };
    // Slack drops the zone, the real name and the roles of deactivated people.
    if (profile.deactivated) return common;
    return {
      ...common,
      real_name: profile.name,
      tz,
      tz_label: zoneLabel(tz),
      tz_offset: zoneOffset(tz, new Date()),
      is_admin: profile.owner === true,
      is_owner: profile.owner === true,
      is_primary_owner: profile.owner === true,
      is_restricted: profile.guest !== undefined,
      is_ultra_restricted: profile.guest === 'single',
      is_email_confirmed: !profile.bot,
    };
  }
}

export function emailOf(profile: Profile): string {
  return profile.email ?? `${profile.handle}@acme.test`;
}

function idFor(handle: string): string {
  return `U0${handle
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .padEnd(7, '0')}`;
}

/** Seconds east of UTC at that moment, as Slack's tz_offset. */
function zoneOffset(tz: string, at: Date): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  if (sign === undefined) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

function zoneLabel(tz: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: tz, timeZoneName: 'long' }).formatToParts(new Date());
  return parts.find((part) => part.type === 'timeZoneName')?.value ?? tz;
}
