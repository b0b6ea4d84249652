/** One thing the bot may do in a workspace. */
export interface Scope {
  readonly name: string;
  /** What it is for: the end of "Sitrep needs it to …" and of "Sitrep cannot …". */
  readonly why: string;
  /** Sitrep does its work without it, a little less well. */
  readonly optional?: true;
}

/** The bot scopes, all of them: the manifest asks for exactly these, and `doctor` looks for them. */
export const scopes: readonly Scope[] = [
  { name: 'commands', why: 'take /incident' },
  { name: 'chat:write', why: 'post and update messages' },
  { name: 'channels:manage', why: 'open incident channels, invite people and set topics' },
  { name: 'channels:read', why: 'find channels, and hear when one is renamed, archived or left' },
  { name: 'channels:history', why: 'read the message that a reaction points at, and see whether a post arrived' },
  { name: 'groups:write', why: 'open the channels of private incidents', optional: true },
  { name: 'groups:read', why: 'see who is in a private incident, and hear who comes and goes', optional: true },
  { name: 'groups:history', why: 'read messages in the channel of a private incident', optional: true },
  { name: 'users:read', why: "know people's names and time zones" },
  { name: 'usergroups:read', why: 'know who is in a user group that sitrep.yml allows something', optional: true },
  { name: 'reactions:read', why: 'put a message on the timeline by an emoji', optional: true },
  { name: 'channels:join', why: 'join an announcements channel that somebody else made', optional: true },
  { name: 'pins:write', why: 'pin the card', optional: true },
  { name: 'bookmarks:read', why: 'see whether the bookmark is there already', optional: true },
  { name: 'bookmarks:write', why: 'put a link to the announcement at the top of the channel', optional: true },
  { name: 'files:write', why: 'upload the postmortem draft, exports and pictures as files', optional: true },
];
