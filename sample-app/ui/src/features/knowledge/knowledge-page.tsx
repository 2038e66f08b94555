import { BookOpen, Plus } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import type { KnowledgeDocument } from '@/api/types'
import { Choice } from '@/components/choice'
import { DataTable } from '@/components/data-table'
import { EmptyState } from '@/components/empty-state'
import { ListStates } from '@/components/list-states'
import { Page } from '@/components/page'
import { Button } from '@/components/ui/button'
import { useMe } from '@/features/session/session'
import { AddDialog } from './add-dialog'
import { DeleteDialog } from './delete-dialog'
import { DocumentCard, documentColumns, type Listed } from './document-columns'
import { useAllDocuments, useDocuments } from './knowledge'
import { QuoteDialog } from './quote-dialog'

type Whose = 'own' | 'all'

export default function KnowledgePage() {
  const platform = useMe().role === 'platform_admin'
  const [whose, setWhose] = useState<Whose>('own')
  const [adding, setAdding] = useState(false)
  const add = (
    <Button onClick={() => setAdding(true)}>
      <Plus aria-hidden /> Add document
    </Button>
  )
  return (
    <Page
      title="Knowledge base"
      description="What your agents look up when somebody asks, such as prices or opening hours."
      actions={
        <>
          {platform && (
            <Choice<Whose>
              label="Whose documents"
              className="w-44"
              value={whose}
              options={[
                { value: 'own', label: 'Of this client' },
                { value: 'all', label: 'Of all clients' },
              ]}
              onChange={setWhose}
            />
          )}
          {add}
        </>
      }
    >
      {whose === 'own' ? <OwnDocuments add={add} /> : <AllDocuments />}
      <AddDialog open={adding} onOpenChange={setAdding} />
    </Page>
  )
}

function OwnDocuments({ add }: { add: ReactNode }) {
  const documents = useDocuments()
  const [quoting, setQuoting] = useState<KnowledgeDocument | null>(null)
  const [deleting, setDeleting] = useState<KnowledgeDocument | null>(null)
  const actions = { onQuote: setQuoting, onDelete: setDeleting }
  const rows = documents.items.map((document): Listed => ({ document, client: null }))
  return (
    <>
      <ListStates
        query={documents}
        empty={
          <EmptyState icon={BookOpen} title="Nothing to look up yet" action={add}>
            Write down what callers ask, name a page of your website, or upload a file. Then choose which of
            your agents may quote it.
          </EmptyState>
        }
      >
        <DataTable
          label="Documents"
          columns={documentColumns(actions)}
          rows={rows}
          rowId={({ document }) => document.id}
          card={(listed) => <DocumentCard listed={listed} actions={actions} />}
        />
      </ListStates>
      <QuoteDialog
        document={documents.items.find(({ id }) => id === quoting?.id) ?? null}
        onClose={() => setQuoting(null)}
      />
      <DeleteDialog document={deleting} onClose={() => setDeleting(null)} />
    </>
  )
}

/** To look at only: whoever wants to change a document acts in its client. */
function AllDocuments() {
  const documents = useAllDocuments()
  return (
    <ListStates
      query={documents}
      empty={
        <EmptyState icon={BookOpen} title="No client has a document">
          What clients add appears here.
        </EmptyState>
      }
    >
      <DataTable<Listed>
        label="Documents of all clients"
        columns={documentColumns(null)}
        rows={documents.items}
        rowId={({ document }) => document.id}
        card={(listed) => <DocumentCard listed={listed} actions={null} />}
      />
    </ListStates>
  )
}
