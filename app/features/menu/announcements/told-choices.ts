export type Audience = 'practices' | 'officers' | 'committee'

/** Who may be told of an edition, as an editor chooses on publishing. */
export const TOLD_CHOICES = [
  { value: 'practices officers committee', label: 'Everybody: practices, LMC officers and the committee' },
  { value: 'practices', label: 'Practices' },
  { value: 'officers committee', label: 'LMC officers and the committee' },
  { value: 'nobody', label: 'Nobody' },
] as const

/** The choice that the form begins with. */
export const TELL_EVERYBODY = TOLD_CHOICES[0].value

/** A choice as sent; undefined for what is none. */
export const toldChoice = (value: string | undefined): string | undefined =>
  TOLD_CHOICES.find((one) => one.value === value)?.value

/** The audiences of a choice. Where none was made, practices are told: an edition concerns them first. */
export const audiencesOf = (told: string | null): Audience[] =>
  (['practices', 'officers', 'committee'] as const).filter((audience) => (told ?? 'practices').split(' ').includes(audience))
