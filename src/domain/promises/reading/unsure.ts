/** Words that take back what is said beside them: parts of larger patterns, in small letters. */

/** It is denied, planned, tried or asked for. */
export const undone = String.raw`not|never|no|cannot|will|would|should|shall|could|can|may|might|must|to\s+(?:be|have|get)|being|going\s+to|tr(?:y|ied|ying)|attempt\w*|partially|partly|mostly|almost|nearly|need\w*|want\w*|yet`;

/** It depends on something else, or somebody only thinks, hopes or says so. */
export const supposed = String.raw`if|once|until|unless|when|whether|expect\w*|hop(?:e|ed|ing)|believe\w*|think|thought|assum\w*|said|says|told|tells?|claim\w*|according|eta`;

/** The ends of words that do the same: `isn't`, `it'll`. */
export const unsureEnds = String.raw`n't(?!\w)|'ll(?!\w)`;
