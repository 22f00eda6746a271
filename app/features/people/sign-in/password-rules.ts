/** In characters. The same everywhere a password is set. */
export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 256

/** The hint beside every field that sets a password. */
export const PASSWORD_HINT = `At least ${SHORTEST_PASSWORD} characters. Three or four unrelated words are easier to remember and hard to guess.`
