/** A person to put into the workspace. A guest is `multi`- or `single`-channel, in Slack's words (ultra) restricted. */
export type PersonSeed = {
  handle: string;
  name: string;
  tz?: string;
  email?: string;
  guest?: 'multi' | 'single';
  deactivated?: boolean;
  owner?: boolean;
};

export const owner: PersonSeed = { handle: 'olga', name: 'Olga Owner', tz: 'Europe/Berlin', owner: true };

/** Who works at Acme when a test says nothing else: four time zones, a guest, and somebody who left. */
export const everybody: PersonSeed[] = [
  { handle: 'dana', name: 'Dana Dupont', tz: 'Europe/Paris' },
  { handle: 'kofi', name: 'Kofi Mensah', tz: 'America/New_York' },
  { handle: 'mei', name: 'Mei Lin', tz: 'Asia/Singapore' },
  { handle: 'priya', name: 'Priya Patel', tz: 'Europe/London' },
  { handle: 'gus', name: 'Gus Guest', tz: 'America/Chicago', guest: 'multi' },
  { handle: 'lars', name: 'Lars Left', tz: 'Europe/Stockholm', deactivated: true },
];
