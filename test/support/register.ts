import type { RegisterFacts, RegisterRow } from '#app/features/register/records/add-to-register.server.ts'
import type { Day } from '#app/platform/time.ts'

type Practice = { code: string; lmc?: string; since?: Day } & Partial<RegisterRow<'practices'>>
type Lmc = { slug: string; region?: string; since?: Day } & Partial<RegisterRow<'lmcs'>>

const NO_ADDRESS = {
  addressLine1: null,
  addressLine2: null,
  addressLine3: null,
  town: null,
  county: null,
  postcode: null,
  telephone: null,
}
const NOTHING_KNOWN = {
  officeSlug: null,
  website: null,
  area: null,
  evidence: null,
  sourceUrl: null,
  note: null,
  hexQ: null,
  hexR: null,
}

/** A practice without an address, named as its code unless told. `since` a day it is open and, with `lmc`, in that LMC: without it nothing dated is said. */
export function practice({ code, lmc, since, ...known }: Practice): RegisterFacts {
  return {
    practices: [{ code, name: code, ...NO_ADDRESS, ...known }],
    statuses: since ? [{ practiceCode: code, status: 'open', holdsFrom: since, successorCode: null }] : [],
    memberships: since && lmc ? [{ practiceCode: code, lmcSlug: lmc, holdsFrom: since }] : [],
  }
}

/** An LMC of which nothing else is known, named after its slug unless told: `Borsetshire LMC`. With `region` it lies there `since` a day. */
export function lmc({ slug, region, since, ...known }: Lmc): RegisterFacts {
  const name = `${slug.charAt(0).toUpperCase()}${slug.slice(1)} LMC`
  return {
    lmcs: [{ slug, name, ...NOTHING_KNOWN, ...known }],
    lmcRegions: since && region ? [{ lmcSlug: slug, regionCode: region, holdsFrom: since }] : [],
  }
}

export const region = (code: string, name: string): RegisterFacts => ({ regions: [{ code, name, onsCode: null }] })

/** Several facts as one, to be added in one go. */
export function together(...facts: RegisterFacts[]): RegisterFacts {
  const all: Record<string, unknown[]> = {}
  for (const one of facts) for (const [kind, rows] of Object.entries(one)) all[kind] = [...(all[kind] ?? []), ...rows]
  return all as RegisterFacts
}
