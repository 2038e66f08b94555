import type { FormEvent } from 'react'
import { Field } from '@/components/field'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from '@/components/ui/dialog'
import { Input } from '@/components/ui/input'

interface SaidSoDialogProps {
  open: boolean
  title: string
  description: string
  action: string
  busy: boolean
  onSay: (via: string) => void
  onClose: () => void
}

/** Asks how a person took something back, before it ends. */
export function SaidSoDialog({ open, title, description, action, busy, onSay, onClose }: SaidSoDialogProps) {
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    onSay(String(new FormData(event.currentTarget).get('via')).trim())
  }

  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{title}</DialogTitle>
          <DialogDescription>{description}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit}>
          <Field label="How they said so">
            {(control) => (
              <Input {...control} name="via" required maxLength={200} placeholder="letter" pattern=".*\S.*" />
            )}
          </Field>
          <DialogFooter>
            <Button variant="outline" type="button" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" variant="danger" busy={busy}>
              {action}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  )
}
