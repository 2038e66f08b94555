import { useState, type FormEvent } from 'react'
import { useNavigate } from 'react-router'
import { toast } from 'sonner'
import { messageOf } from '@/api/problem'
import type { Campaign } from '@/api/types'
import { CheckboxField } from '@/components/checkbox-field'
import { Field } from '@/components/field'
import { outcomeOf } from '@/components/outcome'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogClose,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'
import { plural } from '@/lib/format'
import { useDuplicate, useRetry } from './campaigns'

interface AgainProps {
  campaign: Campaign
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** Copies settings and people into a new draft. */
export function DuplicateDialog({ campaign, open, onOpenChange }: AgainProps) {
  const navigate = useNavigate()
  const duplicate = useDuplicate(campaign.id)

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    duplicate.mutate(String(new FormData(event.currentTarget).get('name')).trim(), {
      onSuccess: (copy) => {
        onOpenChange(false)
        void navigate(`/campaigns/${copy.id}`)
      },
    })
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Duplicate “{campaign.name}”</DialogTitle>
          <DialogDescription>
            A new draft with the same settings and all {plural(campaign.counts.total, 'contact')}, as if
            nobody had been called.
          </DialogDescription>
        </DialogHeader>
        <form onSubmit={submit}>
          <Field label="Campaign name" error={duplicate.error ? messageOf(duplicate.error) : undefined}>
            {(control) => (
              <Input
                {...control}
                name="name"
                required
                maxLength={120}
                pattern=".*\S.*"
                defaultValue={`${campaign.name} (copy)`.slice(0, 120)}
              />
            )}
          </Field>
          <DialogFooter>
            <DialogClose asChild>
              <Button variant="outline">Cancel</Button>
            </DialogClose>
            <Button type="submit" busy={duplicate.isPending}>
              Duplicate
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}

/** The ways in which a call can end that make another try worth while. */
const WORTH_ANOTHER_TRY = ['no_answer', 'busy', 'voicemail', 'failed']

/** Calls those again who were not reached, by how their last call ended. */
export function RetryDialog({ campaign, open, onOpenChange }: AgainProps) {
  const [outcomes, setOutcomes] = useState(WORTH_ANOTHER_TRY)
  const retry = useRetry(campaign.id)

  function toggle(outcome: string, on: boolean) {
    setOutcomes(on ? [...outcomes, outcome] : outcomes.filter((each) => each !== outcome))
  }

  function confirm() {
    retry.mutate(outcomes, {
      onSuccess: ({ reopened }) => {
        if (reopened === 0) toast.info('Nobody’s last call ended like that')
        else toast.success(`${plural(reopened, 'contact')} will be called again`)
        onOpenChange(false)
      },
      onError: (error) => toast.error(messageOf(error)),
    })
  }

  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>Try again</DialogTitle>
          <DialogDescription>
            Calls those who were not reached, as often again as the settings allow. Caps of the law still
            count.
          </DialogDescription>
        </DialogHeader>
        <fieldset className="space-y-2.5">
          <legend className="mb-3 text-[13px] font-medium">Whose last call ended with</legend>
          {WORTH_ANOTHER_TRY.map((outcome) => (
            <CheckboxField
              key={outcome}
              label={outcomeOf(outcome).label}
              checked={outcomes.includes(outcome)}
              onChange={(on) => toggle(outcome, on)}
            />
          ))}
        </fieldset>
        <DialogFooter>
          <DialogClose asChild>
            <Button variant="outline">Cancel</Button>
          </DialogClose>
          <Button busy={retry.isPending} disabled={outcomes.length === 0} onClick={confirm}>
            Call them again
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  )
}
