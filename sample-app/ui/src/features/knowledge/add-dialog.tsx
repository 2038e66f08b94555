import { useState, type FormEvent } from 'react'
import { toast } from 'sonner'
import { fieldErrors, messageOf } from '@/api/problem'
import { Choice } from '@/components/choice'
import { Field, FormError } from '@/components/field'
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
import { Input, Textarea } from '@/components/ui/input'
import { Progress } from '@/components/ui/progress'
import { Dropzone } from '@/features/campaigns/dropzone'
import { providerName } from '@/features/voices/voices'
import { useAddDocument, useKnowledgeProviders, type NewDocument } from './knowledge'

interface AddDialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

type Kind = NewDocument['kind']

const KINDS: { value: Kind; label: string }[] = [
  { value: 'text', label: 'Text that you write' },
  { value: 'link', label: 'Page of the web' },
  { value: 'file', label: 'File' },
]

export function AddDialog({ open, onOpenChange }: AddDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent className="max-w-xl">
        <DialogHeader>
          <DialogTitle>Add a document</DialogTitle>
          <DialogDescription>
            Nobody else&rsquo;s agents can look it up, and yours only after you chose them.
          </DialogDescription>
        </DialogHeader>
        <AddForm onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  )
}

function AddForm({ onDone }: { onDone: () => void }) {
  const [kind, setKind] = useState<Kind>('text')
  const [provider, setProvider] = useState<string>()
  const [sent, setSent] = useState(0)
  const providers = useKnowledgeProviders().data?.providers ?? []
  const add = useAddDocument(setSent)
  const errors = fieldErrors(add.error, ['title', 'text', 'url'])

  function save(document: NewDocument) {
    add.mutate(
      { ...document, provider },
      {
        onSuccess: ({ title }) => {
          toast.success(`${title} added`)
          onDone()
        },
      },
    )
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    if (kind === 'text') save({ kind, title: text('title'), text: text('text') })
    if (kind === 'link') save({ kind, url: text('url'), title: text('title') || undefined })
  }

  return (
    <form onSubmit={submit} className="space-y-4">
      <Field label="Kind">
        {({ id }) => (
          <Choice
            id={id}
            value={kind}
            options={KINDS}
            onChange={(next) => {
              setKind(next)
              add.reset()
            }}
          />
        )}
      </Field>
      {providers.length > 1 && (
        <Field label="Provider" hint="Only agents of this provider can quote it.">
          {({ id }) => (
            <Choice
              id={id}
              value={provider ?? providers[0] ?? ''}
              options={providers.map((value) => ({ value, label: providerName(value) }))}
              onChange={setProvider}
            />
          )}
        </Field>
      )}
      {kind === 'file' ? (
        <FilePart
          sent={add.isPending ? sent : null}
          error={add.error ? messageOf(add.error) : undefined}
          onFile={(file) => save({ kind, file })}
        />
      ) : (
        <>
          <FormError>{errors.form}</FormError>
          {kind === 'link' && (
            <Field label="Address" error={errors.url} hint="The provider reads the page as it is now.">
              {(control) => (
                <Input
                  {...control}
                  name="url"
                  type="url"
                  placeholder="https://www.example.com/faq"
                  required
                />
              )}
            </Field>
          )}
          <Field label="Title" error={errors.title} optional={kind === 'link'}>
            {(control) => (
              <Input
                {...control}
                name="title"
                maxLength={200}
                autoComplete="off"
                required={kind === 'text'}
              />
            )}
          </Field>
          {kind === 'text' && (
            <Field label="Text" error={errors.text}>
              {(control) => (
                <Textarea {...control} name="text" className="min-h-48" maxLength={300_000} required />
              )}
            </Field>
          )}
        </>
      )}
      <DialogFooter>
        <DialogClose asChild>
          <Button variant="outline">Cancel</Button>
        </DialogClose>
        {kind !== 'file' && (
          <Button type="submit" busy={add.isPending}>
            Add
          </Button>
        )}
      </DialogFooter>
    </form>
  )
}

interface FilePartProps {
  /** How much of the file is sent, from 0 to 1; null while none is being sent. */
  sent: number | null
  error: string | undefined
  onFile: (file: File) => void
}

function FilePart({ sent, error, onFile }: FilePartProps) {
  if (sent !== null) {
    return (
      <div role="status" className="space-y-3 rounded-lg border px-5 py-10">
        <p className="text-muted-foreground">{sent < 1 ? 'Uploading…' : 'Handing it to the provider…'}</p>
        <Progress value={Math.round(sent * 100)} label="Upload" />
      </div>
    )
  }
  return (
    <>
      <FormError>{error}</FormError>
      <Dropzone
        onFile={onFile}
        label="Document"
        title="Drop a file here, or choose one"
        hint="PDF, DOCX, TXT, MD, HTML or EPUB, at most 20 MB."
        accept=".pdf,.docx,.txt,.md,.html,.epub"
      />
    </>
  )
}
