import { cacheOf } from '#app/platform/cache.ts'
import { bytesIn, type Drawing, draw } from '#app/ui/draw.server.ts'
import { TimesForm, type TimesFormProps } from './times-form.tsx'

/** Years of weeks stand in each, twice. */
const drawings = cacheOf<string, Drawing>({ mostBytes: 4e6, bytesOf: bytesIn })

/** The form of times as markup: drawn once for the same weeks, releases and choice, as most of a page of figures is. */
export function drawnTimesForm(asked: TimesFormProps): Drawing {
  const { releases, ...rest } = asked
  const key = JSON.stringify([rest, releases.map(({ id, issue }) => [id, issue])])
  return drawings.of(key, () => draw(<TimesForm {...asked} />))
}
