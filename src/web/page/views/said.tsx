/** An address as people write it into a sentence. */
const address = /(https?:\/\/[^\s<>"'`]+)/u;

/** What somebody wrote, as plain text: its lines stay lines, and its addresses can be followed. */
export const Said = ({ text }: { readonly text: string }) => (
  <p class="said" dir="auto">
    {text
      .replace(/\r\n?/gu, '\n')
      .trim()
      .split(address)
      .map((part, place) => (place % 2 === 1 ? <Linked key={place} words={part} /> : part))}
  </p>
);

/** The stop of the sentence is not the address's. */
function Linked({ words }: { readonly words: string }) {
  const bare = words.replace(words.includes('(') ? /[.,;:!?…]+$/u : /[.,;:!?…)\]]+$/u, '');
  if (!URL.canParse(bare)) return <>{words}</>;
  return (
    <>
      <a href={bare} rel="nofollow noopener">
        {bare}
      </a>
      {words.slice(bare.length)}
    </>
  );
}
