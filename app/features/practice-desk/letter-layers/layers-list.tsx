import { longDay } from '#app/platform/dates-in-words.ts'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import type { LayerLine } from './layer-pages-queries.server.ts'

const parts = (count: number) => (count === 1 ? 'one part' : `${count} parts`)

/** Every letter with what a desk says of it: those it words first. `at`: the address under which they lie. */
export function LayersList({ at, letters, beneath }: { at: string; letters: LayerLine[]; beneath: string }) {
  return (
    <ItemList>
      {letters.map(({ slug, title, summary, version, draft }) => (
        <Item
          key={slug}
          title={title}
          href={`${at}/${slug}`}
          action={
            <a href={`${at}/${slug}`}>
              {version || draft ? 'Change the words' : 'Word it otherwise'}
              <span className="spoken">: {title}</span>
            </a>
          }
        >
          {draft ? <strong>A draft waits for a second editor. </strong> : null}
          {version
            ? `Version ${version.number} of ${longDay(version.on)}, ${parts(version.parts)} in other words.`
            : `${beneath}. ${summary}`}
        </Item>
      ))}
    </ItemList>
  )
}
