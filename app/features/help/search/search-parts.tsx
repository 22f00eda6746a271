import { Button } from '#app/ui/button.tsx'
import { FieldLine } from '#app/ui/field.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import { Tag } from '#app/ui/tag.tsx'
import type { SearchAnswer } from './search-rules.ts'

/** A field to search in, with what was typed and what is wrong with it. */
export function SearchForm({ typed = '', refused }: { typed?: string; refused?: string | null }) {
  return (
    <search>
      <form method="get" action="/search">
        <FormState start={{ q: typed }} errors={refused ? { q: refused } : undefined}>
          <FieldLine>
            <TextInput name="q" label="Search menu, actions, guides, glossary" type="search" width="full" />
            <Button>Search</Button>
          </FieldLine>
        </FormState>
      </form>
    </search>
  )
}

/** What was found, each with the sentence that holds it. */
export function SearchResults({ typed, answer: { found, instead } }: { typed: string; answer: SearchAnswer }) {
  return (
    <>
      {instead.map(({ typed: word, words }) => (
        <p key={word}>
          “{word}” was not found. These results are for {words.map((one) => `“${one}”`).join(', ')}.
        </p>
      ))}
      <h2 className="spoken">What was found</h2>
      {found.length === 0 ? (
        <p>
          Nothing was found for “{typed}”. Try another word, or see <a href="/menu">the menu</a> and{' '}
          <a href="/glossary">the glossary</a>.
        </p>
      ) : (
        <ItemList>
          {found.map(({ kind, title, href, sentence }) => (
            <Item key={`${kind} ${title}`} title={title} href={href} tags={<Tag kind="plain">{kind}</Tag>}>
              {sentence.map(({ text, hit, at }) => (hit ? <mark key={at}>{text}</mark> : text))}
            </Item>
          ))}
        </ItemList>
      )}
    </>
  )
}
