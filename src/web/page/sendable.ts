/** Half of a character, and control characters but tabs and line ends. XML 1.0, section 2.2; JSON readers differ. */
const unsendable = /(?![\t\n\r])[\p{Surrogate}\p{Cc}\u{fffe}\u{ffff}]/gu;

/** A text as every machine reads it: of characters that some refuse each is U+FFFD. */
export const sendable = (text: string): string => text.replace(unsendable, '\u{fffd}');
