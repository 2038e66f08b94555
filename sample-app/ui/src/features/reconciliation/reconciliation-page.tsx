import { Scale } from 'lucide-react'
import { useState } from 'react'
import { PageSkeleton } from '@/app/page-skeleton'
import { Choice } from '@/components/choice'
import { EmptyState } from '@/components/empty-state'
import { ErrorState } from '@/components/error-state'
import { Page } from '@/components/page'
import { Card } from '@/components/ui/card'
import { Comparison } from './comparison'
import { fileName, useFiles } from './reconciliation'
import { UploadDialog } from './upload-dialog'

export default function ReconciliationPage() {
  const { data: files, error, refetch } = useFiles()
  const [chosen, setChosen] = useState<string>()

  if (!files) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
  // A file that was uploaded again has another id; then the newest is shown.
  const shown = files.find(({ id }) => id === chosen) ?? files[0]
  return (
    <Page
      title="Reconciliation"
      className="max-w-7xl"
      description="What providers charged, held against what was recorded call by call. Clients never see this."
      actions={
        <>
          {shown && files.length > 1 && (
            <Choice
              label="File"
              className="w-72"
              value={shown.id}
              onChange={setChosen}
              options={files.map((file) => ({ value: file.id, label: fileName(file) }))}
            />
          )}
          <UploadDialog onUploaded={setChosen} />
        </>
      }
    >
      {shown ? (
        <Comparison key={shown.id} file={shown} />
      ) : (
        <Card>
          <EmptyState icon={Scale} title="No provider&rsquo;s file yet">
            Download the usage of a month where your provider bills you, as CSV, and compare it here.
          </EmptyState>
        </Card>
      )}
    </Page>
  )
}
