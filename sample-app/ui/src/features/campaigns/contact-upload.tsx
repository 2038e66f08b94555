import { Download } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { messageOf } from '@/api/problem'
import type { ImportReport } from '@/api/types'
import { FormError } from '@/components/field'
import { Button } from '@/components/ui/button'
import { Progress } from '@/components/ui/progress'
import { useImportContacts } from './campaigns'
import { Dropzone } from './dropzone'
import { saveSampleCsv } from './sample-csv'

interface ContactUploadProps {
  /** Answers the campaign to import into, creating it when need be. */
  campaignId: () => Promise<string>
  onImported: (report: ImportReport) => void
  footer?: ReactNode
}

/** Takes a CSV file and hands back what became of its rows. */
export function ContactUpload({ campaignId, onImported, footer }: ContactUploadProps) {
  const [sent, setSent] = useState(0)
  const [file, setFile] = useState<File | null>(null)
  const [error, setError] = useState<unknown>(null)
  const contacts = useImportContacts(setSent)

  async function send(chosen: File) {
    setFile(chosen)
    setSent(0)
    setError(null)
    try {
      onImported(await contacts.mutateAsync({ campaignId: await campaignId(), file: chosen }))
    } catch (failure) {
      setError(failure)
    } finally {
      setFile(null)
    }
  }

  return (
    <div className="space-y-5">
      {file ? (
        <Uploading name={file.name} share={sent} />
      ) : (
        <Dropzone onFile={(chosen) => void send(chosen)} />
      )}
      {error !== null && <FormError>{messageOf(error)}</FormError>}
      <div className="space-y-2 text-[13px] text-muted-foreground">
        <p>
          Only <Column>phone_number</Column> is required. <Column>language</Column>, <Column>voice_id</Column>
          , <Column>first_message</Column> and <Column>prompt</Column> replace the agent&rsquo;s own for that
          person; leave them empty to keep them. Any other column, such as <Column>city</Column>, can be used
          in texts as <Column>{'{{city}}'}</Column>.
        </p>
        <Button variant="link" size="inline" className="text-[13px]" onClick={saveSampleCsv}>
          <Download aria-hidden /> Download a sample CSV
        </Button>
      </div>
      {footer && <div className="flex">{footer}</div>}
    </div>
  )
}

function Column({ children }: { children: string }) {
  return <code className="rounded bg-muted px-1 py-0.5 font-mono text-xs text-foreground">{children}</code>
}

function Uploading({ name, share }: { name: string; share: number }) {
  const percent = Math.round(share * 100)
  return (
    <div role="status" className="space-y-3 rounded-lg border px-5 py-10">
      <div className="flex justify-between gap-4">
        <span className="truncate font-medium">{name}</span>
        <span className="text-muted-foreground tabular-nums">
          {percent < 100 ? `${percent}%` : 'Checking rows…'}
        </span>
      </div>
      <Progress value={percent} label={`Upload of ${name}`} />
    </div>
  )
}
