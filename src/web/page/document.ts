/** What readers are given at an address: its media type, with the character set, and all of it. */
export interface Document {
  readonly type: string;
  readonly body: string;
}
