/** A way to promise something. */
export interface Wording {
  /**
   * A `deed` is somebody's ("we will post an update"), a `heading` nobody's ("next update: 15:30"), an `opening` is one
   * that must begin its clause ("update in 20 minutes"), a `state` is said of things ("it should be back"), an `aside`
   * brings its own speaker ("a postmortem, which we will publish").
   */
  readonly as: 'deed' | 'heading' | 'opening' | 'state' | 'aside';
  /** It promises something even when it does not say when. */
  readonly firm: boolean;
  readonly pattern: string;
}
