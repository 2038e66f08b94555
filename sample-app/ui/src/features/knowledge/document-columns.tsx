import type { ColumnDef } from '@tanstack/react-table'
import { Trash2 } from 'lucide-react'
import type { KnowledgeDocument } from '@/api/types'
import { Instant } from '@/components/instant'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { useCurrent } from './knowledge'
import { kindOf, STATES } from './words'

export interface Listed {
  document: KnowledgeDocument
  /** Whose it is; null in a client's own list. */
  client: { id: string; name: string } | null
}

export interface DocumentActions {
  onQuote: (document: KnowledgeDocument) => void
  onDelete: (document: KnowledgeDocument) => void
}

/** Without actions it is the list of all clients, with a column that says whose each is. */
export function documentColumns(actions: DocumentActions | null): ColumnDef<Listed>[] {
  const about: ColumnDef<Listed>[] = [
    {
      header: 'Document',
      meta: { className: 'max-w-80' },
      cell: ({ row }) => <Title document={row.original.document} />,
    },
    {
      header: 'Status',
      cell: ({ row }) => <Status document={row.original.document} own={actions !== null} />,
    },
    {
      header: 'Quoted by',
      meta: { className: 'max-w-64' },
      cell: ({ row }) => <Readers document={row.original.document} />,
    },
    { header: 'Added', cell: ({ row }) => <Instant value={row.original.document.created_at} relative /> },
  ]
  if (!actions) return [{ header: 'Client', cell: ({ row }) => row.original.client?.name ?? '–' }, ...about]
  return [
    ...about,
    {
      id: 'actions',
      header: () => <span className="sr-only">Actions</span>,
      meta: { className: 'text-right' },
      cell: ({ row }) => <Actions document={row.original.document} actions={actions} />,
    },
  ]
}

function Title({ document }: { document: KnowledgeDocument }) {
  return (
    <>
      <p className="truncate font-medium" title={document.title}>
        {document.title}
      </p>
      <p className="truncate text-[13px] text-muted-foreground" title={document.url ?? undefined}>
        {document.url ?? kindOf(document)}
      </p>
    </>
  )
}

function Status({ document, own }: { document: KnowledgeDocument; own: boolean }) {
  const { label, tone } = STATES[useCurrent(document, own).status]
  return <Badge tone={tone}>{label}</Badge>
}

function Readers({ document: { agents } }: { document: KnowledgeDocument }) {
  if (agents.length === 0) return <span className="text-muted-foreground">No agent yet</span>
  return <span className="wrap-anywhere">{agents.map((agent) => agent.name).join(', ')}</span>
}

function Actions({ document, actions }: { document: KnowledgeDocument; actions: DocumentActions }) {
  return (
    <span className="inline-flex items-center gap-1">
      <Button
        variant="outline"
        size="sm"
        aria-label={`Agents that quote ${document.title}`}
        onClick={() => actions.onQuote(document)}
      >
        Agents…
      </Button>
      <Button
        variant="ghost"
        size="icon"
        aria-label={`Delete ${document.title}`}
        onClick={() => actions.onDelete(document)}
      >
        <Trash2 aria-hidden />
      </Button>
    </span>
  )
}

export function DocumentCard({ listed, actions }: { listed: Listed; actions: DocumentActions | null }) {
  const { document, client } = listed
  return (
    <div className="space-y-2">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <Title document={document} />
        </div>
        <Status document={document} own={actions !== null} />
      </div>
      <p className="text-[13px]">
        {client && `${client.name} · `}
        <Readers document={document} />
      </p>
      {actions && <Actions document={document} actions={actions} />}
    </div>
  )
}
