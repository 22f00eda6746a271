import type { ReactNode } from 'react'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Prose, ProseLine } from '#app/ui/prose.tsx'
import type { MenuWithRows } from './menu-rows-queries.server.ts'
import { MenuSoFarTable } from './menu-so-far.tsx'

type MenuSideProps = { menu: MenuWithRows; choose?: string; announced: ReactNode }

/** Beside the menu: what this edition is, the menu over its editions, and the paper for the partners. `choose`: the reader's practice. `announced`: what is to begin. */
export function MenuSide({ menu: { edition, before, gap, soFar }, choose, announced }: MenuSideProps) {
  return (
    <>
      {announced}
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
    </>
  )
}
