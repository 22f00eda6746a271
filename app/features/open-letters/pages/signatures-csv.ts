import type { Signature } from '#app/features/open-letters/signing/signature-queries.server.ts'
import { asCsv } from '#app/platform/csv.ts'

/** The LMCs that signed, in order. */
export const signaturesCsv = (signed: Signature[]): string =>
  asCsv(
    ['number', 'lmc', 'name', 'region', 'signed_on'],
    signed.map(({ lmc, name, region, since }, index) => [index + 1, lmc, name, region, since]),
  )
