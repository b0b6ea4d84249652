/** Reads what people say when they cannot say when: `soon`, `later today`, `as we learn more`. */
import { sticky } from '../sticky.ts';
import { type Deadline, vagueAt } from './deadline.ts';

const more = String.raw`(?:more|further|something|anything\s+new|news|an\s+update|updates|new\s+information|additional\s+(?:information|info|details|news))`;
const waiting = String.raw`(?:as\s+soon\s+as|once|when(?:ever)?|after|as\s+and\s+when|as)`;

/** What people say when they cannot say when. */
const vague: readonly RegExp[] = [
  /(?:very\s+|quite\s+)?(?:soon|shortly|momentarily|imminently|presently|eventually|regularly|periodically|frequently|asap)(?!\w)(?!\s+(?:after|as|before)\b)/uy,
  /(?:at\s+(?:some\s+point\s+)?)?later\s+(?:today|tonight|on\s+today|on|this\s+\w+|in\s+the\s+(?:day|week|morning|afternoon|evening))(?!\w)|later(?=\s*(?:[.,!)]|$))/uy,
  /(?:(?:by|in|on|over|during|at|for|until)\s+)?(?:the\s+)?(?:(?:early|late|mid|sometime|some\s+time|beginning\s+of|end\s+of|start\s+of|later)\s+)?(?:in\s+)?(?:the\s+)?(?:next|this|coming|following)\s+(?:coming\s+)?(?:week(?:end)?|month|quarter|year|sprint|morning|afternoon|evening)(?!\w)/uy,
  /(?:(?:by|at|before)\s+)?(?:the\s+)?(?:end\s+of\s+(?:the\s+)?(?:week|month|quarter|shift|year)|eow|eom)(?!\w)/uy,
  /(?:by\s+)?(?:tonight|overnight)(?!\w)/uy,
  /(?:over|in|within|during)\s+the\s+(?:coming|next|following)\s+(?:few\s+|several\s+|couple\s+of\s+)?(?:seconds|minutes|hours|days|weeks|months)(?!\w)|over\s+the\s+weekend\b|throughout\s+(?:the|today)(?:\s+(?:day|night|incident|morning|afternoon|evening))?/uy,
  /in\s+(?:due\s+course|the\s+near\s+future|a\s+(?:little\s+|short\s+)?(?:bit|moment|while|minute|second|sec|jiffy)(?!\w))|at\s+(?:a\s+later\s+(?:date|time|point)|the\s+earliest(?:\s+\w+)?|regular\s+intervals)|before\s+long\b|in\s+no\s+time\b/uy,
  /(?:as\s+soon\s+as|when(?:ever)?|once|as)\s+(?:(?:it\s+is|it's|is)\s+)?(?:possible|available|ready|practical|feasible|we\s+(?:can|are\s+able(?:\s+to)?|possibly\s+can))(?!\w)/uy,
  new RegExp(
    String.raw`${waiting}\s+(?:we|i|you|the\s+team|there(?:'s|\s+(?:is|are)))(?:'ve|\s)[^,.;:]{0,40}?\b${more}(?!\w)[^,.;:]{0,60}`,
    'uy',
  ),
  new RegExp(
    String.raw`${waiting}\s+(?:more|further|additional|new)\s+(?:[\w-]+\s+){0,2}(?:is|are|becomes?|comes?|arrives?|emerges?)\b[^,.;:]{0,60}`,
    'uy',
  ),
  /as\s+(?:things|information|details|it|the\s+(?:situation|investigation|incident|recovery|work|restore|day)|progress|work|events|we)\s+(?:is|are|become|becomes|progress\w*|develop\w*|evolve\w*|unfold\w*|continue\w*|learn|find|go|move|make)\b[^,.;:]{0,40}/uy,
];

/** "In 20 minutes", "by 15:30". */
const exact = /(?:[a-z]+\s+)?[~\d]/uy;

export function readVague(text: string, at: number): Deadline | undefined {
  if (sticky(exact, text, at)) return undefined;
  for (const pattern of vague) {
    const found = sticky(pattern, text, at);
    if (found) return vagueAt(at, at + found[0].trimEnd().length);
  }
  return undefined;
}
