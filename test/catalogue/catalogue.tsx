import { PageHeading } from '#app/ui/headings.tsx'
import { Tag } from '#app/ui/tag.tsx'
import { ChartsShown } from './catalogue-charts.tsx'
import { FormsShown } from './catalogue-forms.tsx'
import { TablesShown } from './catalogue-tables.tsx'
import { WordsShown } from './catalogue-words.tsx'

/**
 * Every part with realistic content: long names, nothing at all, very large numbers, errors. Shown inside the Frame of the page.
 */
export function UiCatalogue() {
  return (
    <>
      <PageHeading
        above="The Very Long Named Surgery and Community Health Partnership of Saint Bartholomew by the Water · X81007 · Cambridgeshire & Peterborough LMC"
        lead="Each part of the interface, as it is drawn on a page. For those who build Concert."
        beside={<Tag kind="silent">Silent since 1 March 2026</Tag>}
      >
        The parts
      </PageHeading>
      <WordsShown />
      <FormsShown />
      <TablesShown />
      <ChartsShown />
    </>
  )
}
