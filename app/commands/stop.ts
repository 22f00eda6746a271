import { readSettings, type Settings } from '#app/platform/settings.server.ts'

/** Ends a command with one message: nothing starts halfway. */
export function stop(message: string): never {
  console.error(message)
  process.exit(1)
}

/** The settings of the environment; the first invalid one ends the command and is named. */
export function settingsOrStop(): Settings {
  const outcome = readSettings(process.env)
  return outcome.ok ? outcome.settings : stop(outcome.message)
}
