import { longDay } from '#app/platform/dates-in-words.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import type { LayerLine } from './layer-pages-queries.server.ts'

const parts = (count: number) => (count === 1 ? 'one part' : `${count} parts`)

/** Every letter: first those that a desk words itself, then all others. `at`: the address under which they lie; `beneath`: whose words those others are. */
export function LayersList({ at, letters, beneath }: { at: string; letters: LayerLine[]; beneath: string }) {
  const own = letters.filter(({ version, draft }) => version || draft)
  const others = letters.filter(({ version, draft }) => !version && !draft)
  return (
    <>
      {own.length > 0 ? (
        <section aria-labelledby="own">
          <SectionHeading id="own">In your own words</SectionHeading>
          <ItemList>
            {own.map(({ slug, title, version, draft }) => (
              <Item
                key={slug}
                title={title}
                href={`${at}/${slug}`}
                action={
                  <a href={`${at}/${slug}`}>
                    Change the words<span className="spoken">: {title}</span>
                  </a>
                }
              >
                {draft ? <strong>A draft waits for a second editor. </strong> : null}
                {version ? `Version ${version.number} of ${longDay(version.on)}, ${parts(version.parts)} in other words.` : null}
              </Item>
            ))}
          </ItemList>
        </section>
      ) : null}
      {others.length > 0 ? (
        <section aria-labelledby="others">
          <SectionHeading id="others">{beneath}</SectionHeading>
          <p className="soft">Open a letter to read it, and to word it otherwise.</p>
          <ul className="letter-titles">
            {others.map(({ slug, title, summary }) => (
              <li key={slug}>
                <a href={`${at}/${slug}`}>{title}</a>
                <span className="sub">{summary}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
