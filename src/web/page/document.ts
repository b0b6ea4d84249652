/** What is answered at an address: its media type, and all of it. */
export interface Document {
  readonly type: string;
  readonly body: string;
}
