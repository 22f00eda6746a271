import { ChartsShown } from './catalogue-charts.tsx'
import { FormsShown } from './catalogue-forms.tsx'
import { TablesShown } from './catalogue-tables.tsx'
import { WordsShown } from './catalogue-words.tsx'
import { PageHeading } from './headings.tsx'

/** Every part with content as it comes in life: long names, nothing at all, very large numbers, errors. Stands inside the Frame of the page. */
export function UiCatalogue() {
  return (
    <>
      <PageHeading above="For those who build Concert" lead="Each part of the looks, as it is drawn on a page.">
        The parts
      </PageHeading>
      <WordsShown />
      <FormsShown />
      <TablesShown />
      <ChartsShown />
    </>
  )
}
