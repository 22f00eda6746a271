import { OBSTACLE_KINDS } from '#app/features/adoption/statements/adoption-rules.ts'
import { OBSTACLE_WORDS } from '#app/features/adoption/statements/obstacle-words.ts'
import { Select, TextInput } from '#app/ui/inputs.tsx'

const OPTIONS = OBSTACLE_KINDS.map((value) => ({ value, label: OBSTACLE_WORDS[value] }))

/** An obstacle: one of the list, and a few words. */
export function ObstacleFields({ label = 'What stands in the way?' }: { label?: string }) {
  return (
    <>
      <Select
        name="obstacleKind"
        label={label}
        hint="Officers of your LMC read this if you share by name."
        unchosen="Nothing"
        width="medium"
        options={OPTIONS}
      />
      <TextInput name="obstacle" label="In a few words" hint="Needed where you choose “Other”." optional />
    </>
  )
}
