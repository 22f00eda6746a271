import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Paths in a checkout; the command line and the server can start from any folder. */
export const paths = {
  root: ROOT,
  content: `${ROOT}content`,
  /** What the demonstration shows besides, all of it made up. */
  madeUpContent: `${ROOT}demonstration/content`,
  build: `${ROOT}build`,
  /** The demonstration's database file, used only when DATABASE_PATH is unset. */
  demonstration: `${ROOT}data/demonstration.db`,
}
