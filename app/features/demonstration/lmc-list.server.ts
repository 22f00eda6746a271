import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { ENGLISH_REGIONS } from '#app/features/register/register-rules.ts'

const count = z.coerce.number().int().min(0)
const line = z.object({
  slug: z.string().min(1),
  name: z.string().min(1),
  office: z.string(),
  region: z.enum([...ENGLISH_REGIONS.keys()]),
  area: z.string(),
  evidence: z.enum(['A', 'B', 'C']),
  website: z.string(),
  source_url: z.string(),
  hex_q: z.coerce.number().int(),
  hex_r: z.coerce.number().int(),
  practices: count,
  note: z.string(),
})
export type ListedLmc = z.infer<typeof line>

/** The indicative list of LMCs that ships with Concert, with the true number of open practices of each. Throws where the file does not look right. */
export function listedLmcs(contentFolder: string): ListedLmc[] {
  const rows: unknown[] = parse(readFileSync(`${contentFolder}/lmcs/lmcs-indicative.csv`, 'utf8'), { columns: true })
  return z.array(line).min(1).parse(rows)
}
