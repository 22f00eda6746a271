import { readFileSync } from 'node:fs'
import { type LmcList, readLmcList } from '#app/features/register/import/lmc-list-form.ts'

/**
 * The shipped indicative list of LMCs, with the true number of open practices of each. Throws where the file does not look right.
 */
export function listedLmcs(contentFolder: string): LmcList {
  const file = `${contentFolder}/lmcs/lmcs-indicative.csv`
  const list = readLmcList('content/lmcs/lmcs-indicative.csv', readFileSync(file))
  if (!list.ok)
    throw new Error(
      `The list of LMCs cannot be read.\n${list.problems.map(({ line, message }) => `${line}: ${message}`).join('\n')}`,
    )
  return list.value
}
