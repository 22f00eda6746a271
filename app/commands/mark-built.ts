import { markBuilt } from './start-preparation.ts'

// The last step of `npm run build`: notes what the build was made from, so that `npm start` knows when to build again.
markBuilt()
