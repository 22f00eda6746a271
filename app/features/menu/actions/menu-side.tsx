import { SectionHeading } from '#app/ui/headings.tsx'
import { Prose, ProseLine } from '#app/ui/prose.tsx'
import type { MenuWithRows } from './menu-rows-queries.server.ts'
import { MenuSoFarTable } from './menu-so-far.tsx'

type MenuSideProps = Pick<MenuWithRows, 'edition' | 'before' | 'gap' | 'soFar'>

/** Beside the menu: what this edition is, and the menu over its editions. */
export function MenuSide({ edition, before, gap, soFar }: MenuSideProps) {
  return (
    <>
      <SectionHeading>This edition</SectionHeading>
      {gap ? (
        <p>
          <strong>Not known.</strong> <ProseLine html={gap.wordsHtml} />
        </p>
      ) : (
        <Prose html={edition.summaryHtml} />
      )}
      {before ? (
        <p className="not-on-paper">
          <a href={`/menu/compare?from=${before.slug}&to=${edition.slug}`}>What changed since {before.title}</a>
        </p>
      ) : null}
      <SectionHeading beside={<a href="/menu/editions">All editions</a>}>The menu so far</SectionHeading>
      <MenuSoFarTable soFar={soFar} />
    </>
  )
}

/** The last of it: the paper for the partners. `choose`: the reader's practice. */
export function DecideSeveral({ choose }: { choose: string | null }) {
  return (
    <section className="not-on-paper">
      <SectionHeading>Decide several at once</SectionHeading>
      <p>
        A paper for the partners’ meeting with every action and room for names and marks.{' '}
        <a href="/menu/print">To print, two sides of A4</a>
      </p>
      {choose ? (
        <p>
          <a href={`/practice/${choose}/choose`}>Choose the actions you take</a>
        </p>
      ) : null}
    </section>
  )
}
