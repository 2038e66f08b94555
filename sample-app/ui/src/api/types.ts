import type { components } from './schema'

type Schemas = components['schemas']

export type App = Schemas['App']
export type Agent = Schemas['Agent']
export type AgentType = Agent['type']
export type CallDetail = Schemas['CallDetail']
export type CallSummary = Schemas['CallSummary']
export type Campaign = Schemas['Campaign']
export type CampaignCounts = Schemas['CampaignCounts']
export type CampaignState = Campaign['state']
export type Client = Schemas['Client']
export type Dashboard = Schemas['Dashboard']
export type FieldError = Schemas['FieldError']
export type ImportReport = Schemas['ImportReport']
export type InvoicePreview = Schemas['InvoicePreview']
export type Lead = Schemas['Lead']
export type LeadDetail = Schemas['LeadDetail']
export type LeadStatus = Lead['status']
export type Me = Schemas['Me']
export type Money = Schemas['Money']
export type NewAgent = Schemas['NewAgent']
export type NewTenant = Schemas['NewTenant']
export type Plan = Schemas['Plan']
export type Problem = Schemas['Problem']
export type Target = Schemas['Target']
export type TargetState = Target['state']
export type Tenant = Schemas['Tenant']
export type TimelineEntry = Schemas['TimelineEntry']
export type TranscriptLine = Schemas['TranscriptLine']
export type Usage = Schemas['Usage']

/** One page of a list; `next` is what to pass as `after`, null on the last page. */
export interface Page<T> {
  items: T[]
  next: string | null
}
