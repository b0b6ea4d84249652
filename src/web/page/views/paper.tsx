import MarkdownIt from 'markdown-it';
import { untitled } from '../../../domain/report/hand.ts';

/** What reads Markdown that may be anybody's: no HTML of its own, no pictures, no address but those of the web and of mail. */
const reader = new MarkdownIt({ html: false, linkify: true }).disable('image');
reader.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
reader.validateLink = (address) => /^(?:https?:\/\/|mailto:)/iu.test(address.trim());
const { rules } = reader.renderer;
rules['link_open'] = (tokens, place, options, _, renderer) => {
  tokens[place]?.attrSet('rel', 'nofollow noopener');
  return renderer.renderToken(tokens, place, options);
};

/** The page has a heading above it: no other of the page is as high, and none skips a level. */
const above = 2;
reader.core.ruler.push('lowered', ({ tokens }) => {
  let last = above;
  for (const [place, token] of tokens.entries()) {
    if (token.type !== 'heading_open') continue;
    last = Math.min(Number(token.tag.slice(1)) + 1, last + 1, 6);
    const level = Math.max(last, above + 1);
    token.tag = `h${level}`;
    const close = tokens[place + 2];
    if (close) close.tag = token.tag;
    last = level;
  }
});

/** A postmortem as it was published, without the title that stands above it here. */
export const Paper = ({ markdown }: { readonly markdown: string }) => (
  <div class="markdown" dir="auto" dangerouslySetInnerHTML={{ __html: reader.render(untitled(markdown)) }} />
);
