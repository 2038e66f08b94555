import { useState } from 'react'
import { useCreateCampaign, type Draft } from './campaigns'

/** The draft behind a new campaign. `open` creates it once; a second upload goes into the same one. */
export function useDraft(draft: Draft | null) {
  const [id, setId] = useState<string | null>(null)
  const create = useCreateCampaign()
  async function open(): Promise<string> {
    if (id) return id
    if (!draft) throw new Error('A campaign needs its agent before it is created.')
    const campaign = await create.mutateAsync(draft)
    setId(campaign.id)
    return campaign.id
  }
  return { id, open }
}
