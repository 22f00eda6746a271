/** What a test has nothing to say about: a practice's address, what is known of an LMC, and where an invitation leads. */

export const NO_ADDRESS = {
  addressLine1: null,
  addressLine2: null,
  addressLine3: null,
  town: null,
  county: null,
  postcode: null,
  telephone: null,
}

export const UNGRADED = {
  officeSlug: null,
  website: null,
  area: null,
  evidence: null,
  sourceUrl: null,
  note: null,
  hexQ: null,
  hexR: null,
}
