/** One thing the bot may do in a workspace. */
export interface Scope {
  readonly name: string;
  /** What it is for: the end of "Sitrep needs it to …" and of "Sitrep cannot …". */
  readonly why: string;
  /** What is off without it, where Sitrep does its work all the same, a little less well. */
  readonly optional?: string;
  /** Slack's methods that never work without it, whatever they are about. */
  readonly methods?: readonly string[];
}

/** The bot scopes, all of them: the manifest asks for exactly these, and `doctor` looks for them. */
export const scopes: readonly Scope[] = [
  { name: 'commands', why: 'take /incident' },
  { name: 'chat:write', why: 'post and update messages' },
  { name: 'channels:manage', why: 'open incident channels, invite people and set topics' },
  { name: 'channels:read', why: 'find channels, and hear when one is renamed, archived or left' },
  { name: 'channels:history', why: 'read the message that a reaction points at, and see whether a post arrived' },
  { name: 'groups:write', why: 'open the channels of private incidents', optional: 'channels of private incidents' },
  {
    name: 'groups:read',
    why: 'see who is in a private incident, and hear who comes and goes',
    optional: 'members of private incidents',
  },
  {
    name: 'groups:history',
    why: 'read messages in the channel of a private incident',
    optional: 'messages of private incidents',
  },
  { name: 'users:read', why: "know people's names and time zones", methods: ['users.list', 'users.info'] },
  {
    name: 'usergroups:read',
    why: 'know who is in a user group that sitrep.yml allows something',
    optional: 'user groups',
    methods: ['usergroups.list'],
  },
  {
    name: 'reactions:read',
    why: 'put a message on the timeline by an emoji',
    optional: 'emoji',
    methods: ['reactions.get'],
  },
  {
    name: 'channels:join',
    why: 'join an announcements channel that somebody else made',
    optional: 'joining the announcements channel',
  },
  { name: 'pins:write', why: 'pin the card', optional: 'pins', methods: ['pins.add'] },
  {
    name: 'bookmarks:read',
    why: 'see whether the bookmark is there already',
    optional: 'looking for the bookmark',
    methods: ['bookmarks.list'],
  },
  {
    name: 'bookmarks:write',
    why: 'put a link to the announcement at the top of the channel',
    optional: 'the bookmark',
    methods: ['bookmarks.add'],
  },
  {
    name: 'canvases:write',
    why: 'write the postmortem into a canvas of the channel',
    optional: 'canvases',
    methods: ['conversations.canvases.create', 'canvases.edit'],
  },
  {
    name: 'files:write',
    why: 'upload the postmortem draft, exports and pictures as files',
    optional: 'files',
    methods: ['files.getUploadURLExternal', 'files.completeUploadExternal'],
  },
];

/** What is said of a scope that is not granted, wherever that is said. */
export const missingWords = ({ name, why, optional }: Scope): string =>
  `${name} is missing, so Sitrep cannot ${why}${optional ? `; off until it is granted: ${optional}` : ''}`;

/** The same, with how it is granted. */
export const missingAdvice = (scope: Scope): string =>
  `${missingWords(scope)}${scope.optional ? ';' : ':'} add it under “OAuth & Permissions” and install the app again`;

/** Of a list as Slack names it, any of which would do: those that Sitrep asks for. */
export const scopesIn = (needed: string): readonly Scope[] =>
  scopes.filter(({ name }) => needed.split(',').some((word) => word.trim() === name));

/** Whether Sitrep does its work without any of these. */
export function isOptional(needed: string): boolean {
  const ours = scopesIn(needed);
  return ours.length > 0 && ours.every(({ optional }) => optional !== undefined);
}
