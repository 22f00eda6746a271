import { parentPort, workerData } from 'node:worker_threads'
import { openCheckpoints } from '#db/checkpoints.server.ts'

/** A thread beside a server that takes its checkpoints. Each message is a look, and is answered; `end` ends it. */

const port = parentPort!
const checkpoints = openCheckpoints(workerData as string)
port.on('message', (told: 'look' | 'end') => {
  if (told === 'end') {
    checkpoints.close()
    port.close()
    return
  }
  try {
    checkpoints.look()
    port.postMessage({})
  } catch (error) {
    port.postMessage({ failed: (error as Error).message })
  }
})
