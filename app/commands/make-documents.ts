import { setPriority } from 'node:os'
import type { Answered, DocumentJob } from '#app/platform/documents/document-jobs.ts'
import { documentDrawing } from '#app/platform/documents/draw-documents.server.ts'

/** A process beside a server that draws documents and pictures, one at a time, until the server lets it go. */

setPriority(10)
const { draw, close } = documentDrawing()

async function answer(job: DocumentJob): Promise<Answered> {
  try {
    return { bytes: await draw(job) }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}
process.on('message', async (job: DocumentJob) => process.send?.(await answer(job)))
process.once('disconnect', () => {
  close()
  process.exit(0)
})
