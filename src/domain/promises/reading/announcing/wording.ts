/** What a wording is, as updates.ts, postmortems.ts, recoveries.ts and contacts.ts list them. */

/** A way to promise something. */
export interface Wording {
  /**
   * A `deed` is what somebody says they will do ("we will [post an update]"), `doing` is said in the present ("we
   * [expect it back]"), a `heading` is nobody's ("next update: 15:30"), an `opening` must begin its clause ("update in
   * 20 minutes"), a `state` is said of things ("it should be back"), an `aside` brings its own speaker ("a postmortem,
   * which we will publish").
   */
  readonly as: 'deed' | 'doing' | 'heading' | 'opening' | 'state' | 'aside';
  /** It promises something even when it does not say when. */
  readonly firm: boolean;
  readonly pattern: string;
  /** Without one of these words the pattern, dear to compile, is not tried. */
  readonly words?: RegExp;
  /** What it refers to, in its own sentence or the one before. */
  readonly after?: RegExp;
}

/** The ways to promise one kind of thing, and words of which every way has one. */
export interface Wordings {
  readonly words: RegExp;
  readonly ways: readonly Wording[];
}
