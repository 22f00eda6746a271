import { OBSTACLE_KINDS } from '#app/features/adoption/statements/adoption-rules.ts'
import { OBSTACLE_WORDS } from '#app/features/adoption/statements/obstacle-words.ts'
import { Select, TextInput } from '#app/ui/inputs.tsx'

const OPTIONS = OBSTACLE_KINDS.map((value) => ({ value, label: OBSTACLE_WORDS[value] }))

/** An obstacle: one of the list, and a few words. `about`: the action, in a form that names it in every field. */
export function ObstacleFields({ label = 'What stands in the way?', about }: { label?: string | undefined; about?: string }) {
  const end = about ? `-${about}` : ''
  return (
    <>
      <Select
        name={`obstacleKind${end}`}
        label={label}
        hint="Officers of your LMC read this if you share by name."
        unchosen="Nothing"
        width="medium"
        options={OPTIONS}
      />
      <TextInput name={`obstacle${end}`} label="In a few words" hint="Needed where you choose “Other”." optional />
    </>
  )
}
