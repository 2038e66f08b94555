import { useState, type FormEvent } from 'react'
import { toast } from 'sonner'
import { fieldErrors } from '@/api/problem'
import type { Lead, LeadStatus } from '@/api/types'
import { Field, FormError } from '@/components/field'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader, CardTitle } from '@/components/ui/card'
import { Input, Textarea } from '@/components/ui/input'
import { Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from '@/components/ui/select'
import { words } from '@/lib/format'
import { changesOf } from './lead-changes'
import { leadStatuses, useChangeLead } from './leads'

/** What people decide about a lead. */
export function LeadForm({ lead }: { lead: Lead }) {
  const [edited, setEdited] = useState({
    name: lead.name,
    email: lead.email ?? '',
    status: lead.status,
    notes: lead.notes ?? '',
  })
  const change = useChangeLead(lead.id)
  const errors = fieldErrors(change.error, ['name', 'email', 'status', 'notes'])
  const changed = Object.keys(changesOf(lead, edited)).length > 0

  function submit(event: FormEvent) {
    event.preventDefault()
    change.mutate(changesOf(lead, edited), { onSuccess: () => toast.success('Saved') })
  }

  return (
    <Card>
      <CardHeader>
        <CardTitle>Edit</CardTitle>
      </CardHeader>
      <CardContent>
        <form onSubmit={submit} className="space-y-4">
          <FormError>{errors.form}</FormError>
          <Field label="Name" error={errors.name}>
            {(control) => (
              <Input
                {...control}
                required
                value={edited.name}
                onChange={(event) => setEdited({ ...edited, name: event.target.value })}
              />
            )}
          </Field>
          <Field label="Email" error={errors.email}>
            {(control) => (
              <Input
                {...control}
                type="email"
                value={edited.email}
                onChange={(event) => setEdited({ ...edited, email: event.target.value })}
              />
            )}
          </Field>
          <Field label="Status" error={errors.status}>
            {(control) => (
              <Select
                value={edited.status}
                onValueChange={(status) => setEdited({ ...edited, status: status as LeadStatus })}
              >
                <SelectTrigger {...control}>
                  <SelectValue />
                </SelectTrigger>
                <SelectContent>
                  {leadStatuses.map((status) => (
                    <SelectItem key={status} value={status}>
                      {words(status)}
                    </SelectItem>
                  ))}
                </SelectContent>
              </Select>
            )}
          </Field>
          <Field label="Notes" error={errors.notes}>
            {(control) => (
              <Textarea
                {...control}
                className="min-h-28"
                value={edited.notes}
                onChange={(event) => setEdited({ ...edited, notes: event.target.value })}
              />
            )}
          </Field>
          <Button type="submit" className="w-full" disabled={!changed} busy={change.isPending}>
            Save
          </Button>
        </form>
      </CardContent>
    </Card>
  )
}
